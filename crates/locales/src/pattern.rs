//! A pattern: the text of a message with places for its values, as the page carries it.
//!
//! Values and choices are told from text by characters that no text holds:
//!
//! - [`VALUE`] and a digit: the value of that number;
//! - [`CHOICE`] and a digit: what follows depends on that number; then for each case [`CASE`], the letter of a category of
//!   plurals and its text; at last [`END`]. The letter is the third one of the category's name in CLDR (ze`r`o, on`e`, tw`o`,
//!   fe`w`, ma`n`y, ot`h`er), which tells all of them apart; or `*` for whatever has no case of its own, which comes last.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};

/// Before the number of a value.
pub const VALUE: char = '\u{1}';
/// Before the number of the value on which a choice depends.
pub const CHOICE: char = '\u{2}';
/// Before each case of a choice.
pub const CASE: char = '\u{3}';
/// Behind a choice.
pub const END: char = '\u{4}';

/// The categories of CLDR that may be cases of their own.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// A pattern, compiled.
#[derive(Debug, Default)]
pub struct Compiled {
    /// The variables, by their numbers.
    pub variables: Vec<String>,
    /// What the page carries.
    pub text: String,
    /// The same for people: with the names of its variables, and of each choice the last case.
    pub source: String,
    /// Which of them are numbers on which something depends.
    pub numbers: Vec<usize>,
    /// Whether there may be no variables but those.
    is_closed: bool,
}

impl Compiled {
    /// Compiles a pattern. Its variables are those given, or else all that it names.
    ///
    /// # Errors
    ///
    /// If it asks for more than the page can do; as the end of a sentence that begins with its name.
    pub fn of(pattern: &Pattern<&str>, variables: Option<&[String]>) -> Result<Self, String> {
        let mut compiled = Self {
            variables: variables.unwrap_or_default().to_vec(),
            is_closed: variables.is_some(),
            ..Self::default()
        };
        compiled.add(pattern, true)?;
        Ok(compiled)
    }

    fn add(&mut self, pattern: &Pattern<&str>, may_choose: bool) -> Result<(), String> {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.add_text(value)?,
                PatternElement::Placeable {
                    expression: Expression::Inline(value),
                } => self.add_value(value)?,
                PatternElement::Placeable {
                    expression: Expression::Select { selector, variants },
                } if may_choose => {
                    self.add_choice(selector, variants)?;
                }
                PatternElement::Placeable { .. } => {
                    return Err("has a choice within a choice; write out all cases".to_owned());
                }
            }
        }
        Ok(())
    }

    fn add_text(&mut self, text: &str) -> Result<(), String> {
        if text.chars().any(|c| c.is_control() && c != '\n') {
            return Err("holds a control character; take it out".to_owned());
        }
        let text = text.replace('\n', " ");
        self.text.push_str(&text);
        self.source.push_str(&text);
        Ok(())
    }

    fn add_value(&mut self, value: &InlineExpression<&str>) -> Result<(), String> {
        let (name, digit) = self.variable(value)?;
        self.text.extend([VALUE, digit]);
        self.source.push_str(&format!("{{ ${name} }}"));
        Ok(())
    }

    fn add_choice(&mut self, selector: &InlineExpression<&str>, variants: &[Variant<&str>]) -> Result<(), String> {
        let (_, digit) = self.variable(selector)?;
        self.text.extend([CHOICE, digit]);
        self.numbers.extend(digit.to_digit(10).map(|place| place as usize));
        let source = self.source.clone();
        let (last, others): (Vec<_>, Vec<_>) = variants.iter().partition(|it| it.default);
        for variant in others.into_iter().chain(last) {
            let category = match variant.key {
                VariantKey::Identifier { name } if CATEGORIES.contains(&name) => name,
                VariantKey::Identifier { name } => {
                    return Err(format!("has the case [{name}]; there are {}", CATEGORIES.join(", ")));
                }
                VariantKey::NumberLiteral { value } => {
                    return Err(format!("has the case [{value}]; there are {}", CATEGORIES.join(", ")));
                }
            };
            let letter = if variant.default {
                '*'
            } else {
                category.chars().nth(2).unwrap_or('*')
            };
            self.text.extend([CASE, letter]);
            self.source.clone_from(&source);
            self.add(&variant.value, false)?;
        }
        self.text.push(END);
        Ok(())
    }

    /// The name of a variable and the digit that stands for it.
    fn variable<'s>(&mut self, value: &InlineExpression<&'s str>) -> Result<(&'s str, char), String> {
        let InlineExpression::VariableReference { id } = value else {
            return Err("holds something in braces that is no variable; write { $name }".to_owned());
        };
        let place = match self.variables.iter().position(|it| it == id.name) {
            Some(place) => place,
            None if self.is_closed => {
                return Err(format!(
                    "names ${}, which the message of {}.ftl does not",
                    id.name,
                    crate::REFERENCE
                ));
            }
            None => {
                self.variables.push(id.name.to_owned());
                self.variables.len() - 1
            }
        };
        let digit = u32::try_from(place).ok().and_then(|place| char::from_digit(place, 10));
        digit
            .map(|digit| (id.name, digit))
            .ok_or_else(|| "has more than ten variables".to_owned())
    }
}
