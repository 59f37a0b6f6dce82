//! PDF: pages on which glyphs are placed. What is read is their text layer; a scanned page has none.

use std::panic;
use std::sync::Arc;

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro_syntax::{LoadPdfError, Pdf};

use dossier_engine::article::Origin;

use super::table::refusal;
use crate::bounds;
use crate::draft::{Draft, Facts, Text, stated};
use crate::error::IngestError;

/// Reads the text of a PDF file, page after page, in the order in which it was written.
///
/// # Errors
///
/// If it is broken, locked, or has no text.
pub(crate) fn read(path: &str, bytes: &[u8]) -> Result<Draft, IngestError> {
    // The library means never to panic; a file that makes it do so is no reason to stop reading others.
    let read = panic::catch_unwind(|| pages(bytes));
    let broken = |what: String| refusal(path, None, what, "Open it in a PDF reader, and save or print it again.");
    let document = match read {
        Err(_) => return Err(broken("it is broken".to_owned())),
        Ok(Err(LoadPdfError::Decryption(_))) => {
            return Err(refusal(
                path,
                None,
                "it is locked with a password".to_owned(),
                "Unlock it, and put it back.",
            ));
        }
        Ok(Err(_)) => return Err(broken("it is no PDF file, or a broken one".to_owned())),
        Ok(Ok(document)) => document,
    };
    if document.text.len() > bounds::FILE {
        return Err(bounds::too_large(path));
    }
    if document.text.trim().is_empty() {
        let mend = "It may be a scan; run text recognition over it, or save its text as .txt.";
        return Err(refusal(path, None, "it has no text".to_owned(), mend));
    }
    let mut draft = Draft {
        facts: document.facts,
        ..Draft::of(Text::Plain(document.text))
    };
    if document.unread > 0 {
        draft.warnings.push(format!(
            "{} of its characters could not be told from their shapes; they stand as \u{fffd}.",
            document.unread
        ));
    }
    Ok(draft)
}

struct Document {
    text: String,
    facts: Facts,
    unread: usize,
}

fn pages(bytes: &[u8]) -> Result<Document, LoadPdfError> {
    let pdf = Pdf::new(bytes.to_vec())?;
    let settings = InterpreterSettings {
        warning_sink: Arc::new(|_| {}),
        ..InterpreterSettings::default()
    };
    let cache = InterpreterCache::new();
    let mut text = String::new();
    let mut unread = 0;
    for page in pdf.pages().iter() {
        let mut context = Context::new(
            Affine::IDENTITY,
            Rect::new(0.0, 0.0, 1.0, 1.0),
            &cache,
            pdf.xref(),
            settings.clone(),
        );
        let mut writer = Writer::default();
        interpret_page(page, &mut context, &mut writer);
        unread += writer.unread;
        writer.write(&mut text);
        if text.len() > bounds::FILE {
            break;
        }
    }
    let metadata = pdf.metadata();
    let said = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(decode).filter(|text| !text.is_empty());
    let facts = Facts {
        title: said(&metadata.title).map(|title| stated(title, Origin::FrontMatter)),
        authors: said(&metadata.author)
            .map(|names| crate::authors::split(&names))
            .filter(|names| !names.is_empty())
            .map(|names| stated(names, Origin::FrontMatter)),
        ..Facts::default()
    };
    Ok(Document { text, facts, unread })
}

/// A text of a PDF's metadata: UTF-16 or UTF-8 with a mark, or else Latin letters.
fn decode(bytes: &[u8]) -> String {
    let text = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0,
        None => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    text.replace('\0', "").trim().to_owned()
}

/// A glyph, and where it stands on its page: from the left, and from the top.
struct Placed {
    text: String,
    x: f64,
    y: f64,
    /// Where the next glyph would stand if nothing came between.
    end: f64,
    /// The height of the font, in the same units.
    size: f64,
}

/// Takes down the glyphs of a page.
#[derive(Default)]
struct Writer {
    glyphs: Vec<Placed>,
    unread: usize,
}

impl Writer {
    /// Writes the page as lines. Glyphs come in the order in which they were drawn, which in print is that of reading;
    /// a line ends where the next glyph stands lower or higher, and a paragraph where the gap is wider than usual.
    fn write(&self, out: &mut String) {
        let mut lines: Vec<Line> = Vec::new();
        for glyph in &self.glyphs {
            match lines.last_mut() {
                Some(line) if line.goes_on(glyph) => line.push(glyph),
                _ => lines.push(Line::of(glyph)),
            }
        }
        lines.retain(|line| !line.text.trim().is_empty());
        let mut above: Option<&Line> = None;
        for line in &lines {
            if above.is_some_and(|above| line.begins_paragraph(above)) {
                out.push('\n');
            }
            out.push_str(line.text.trim_end());
            out.push('\n');
            above = Some(line);
        }
        out.push('\n');
    }
}

struct Line {
    text: String,
    y: f64,
    size: f64,
    /// Where the last glyph ends.
    end: f64,
}

impl Line {
    fn of(glyph: &Placed) -> Self {
        Self {
            text: glyph.text.clone(),
            y: glyph.y,
            size: glyph.size,
            end: glyph.end,
        }
    }

    fn goes_on(&self, glyph: &Placed) -> bool {
        let size = self.size.max(glyph.size).max(0.1);
        (glyph.y - self.y).abs() < size * 0.6 && glyph.x >= self.end - size * 2.0
    }

    fn push(&mut self, glyph: &Placed) {
        // Programs that place every word leave the spaces out. Letters are spread by less than half a space.
        let is_gap = glyph.x - self.end > self.size * 0.14 && !self.text.ends_with(' ') && !glyph.text.starts_with(' ');
        if is_gap {
            self.text.push(' ');
        }
        self.text.push_str(&glyph.text);
        self.end = glyph.end;
        self.size = self.size.max(glyph.size);
    }

    fn begins_paragraph(&self, above: &Self) -> bool {
        let drop = above.y - self.y;
        let size = self.size.max(above.size).max(0.1);
        drop.abs() > size * 1.7 || (self.size - above.size).abs() > size * 0.15
    }
}

impl<'a> Device<'a> for Writer {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(text)) => text,
                None => {
                    self.unread += 1;
                    '\u{fffd}'.to_string()
                }
            };
            let advance = match &**glyph {
                Glyph::Outline(glyph) => glyph.advance_width(),
                Glyph::Type3(glyph) => glyph.advance_width(),
            };
            let [a, _, c, d, x, y] = (props.transform * glyph.transform()).as_coeffs();
            let end = x + f64::from(advance.unwrap_or(500.0)) * a;
            self.glyphs.push(Placed {
                text: text.replace(['\n', '\r', '\0'], " "),
                x,
                y,
                end,
                size: c.hypot(d) * 1000.0,
            });
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
