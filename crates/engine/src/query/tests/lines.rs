//! What lines mean, as a table.

use expect_test::{Expect, expect};

use super::said;

/// Checks lines, each written with what it means below.
fn check(lines: &[&str], expected: Expect) {
    let all: Vec<String> = lines
        .iter()
        .map(|line| format!("{line}\n  {}", said(line).replace('\n', "\n  ")))
        .collect();
    expected.assert_eq(&all.join("\n"));
}

#[test]
fn words() {
    check(
        &[
            "Putin Vladi",
            "putin ",
            "café,",
            "T-34",
            "who? wh",
            "10:30 and/or https://x.y/z",
            "中国",
            "",
        ],
        expect![[r#"
            Putin Vladi
              (putin & vladi…)
            putin 
              putin
            café,
              cafe
            T-34
              "t 34…"
            who? wh
              (who & wh…)
            10:30 and/or https://x.y/z
              ("10 30" & "and or" & "https xy z…")
            中国
              "'中' '国…'"

              nothing"#]],
    );
}

#[test]
fn phrases() {
    check(
        &[
            "“opening consulates” port",
            "\"port\"",
            "a\"b c\"d",
            "\"open ques",
            "\"nu* of w?rd\"",
            "\"a b\"~3 c ",
            "\"a\", (b). c ",
            "… \"\" - --",
        ],
        expect![[r#"
            “opening consulates” port
              ("'opening' 'consulates'" & port…)
            "port"
              'port'
            a"b c"d
              (a & "'b' 'c'" & d…)
            "open ques
              "'open' 'ques…'"
              ! The quotation mark is not closed, so the phrase goes on to the end. @"open ques
            "nu* of w?rd"
              "nu* 'of' 'w' 'rd'"
            "a b"~3 c 
              ("'a' 'b'" & c)
              ! “~” belongs to one word. For words not far from each other write a NEAR/3 b. @~3
            "a", (b). c 
              ('a' & b & c)
            … "" - --
              nothing
              ! “…” holds no letter or digit, so it was left out. @…
              ! “""” holds no letter or digit, so it was left out. @""
              ! “-” holds no letter or digit, so it was left out. @-
              ! “--” holds no letter or digit, so it was left out. @--"#]],
    );
}

#[test]
fn signs_of_words() {
    check(
        &[
            "=Junta =\"Acting President\" =don’t",
            "=consul* = ",
            "consul* *nuclear* w?rd who?? ?x U.S* T-3* 5* 中*国",
            "* a ** *-b ",
            "vladivostock~ vladivostock~2 T-34~1, a~b",
            "word~3 con*~ ~ ~5 ",
            "/consul(ate)?s?/ /third (visit|trip)/ (/a\\/b/) x ",
            "/usr/bin x",
            "/ // a / b ",
            "/a(b/ /[z-a] x/ c ",
        ],
        expect![[r#"
            =Junta ="Acting President" =don’t
              (=Junta & "=Acting =President" & =don't)
            =consul* = 
              =consul
              ! Behind “=” words are taken letter by letter, so this sign does nothing. @*
              ! “=” holds no letter or digit, so it was left out. @=
            consul* *nuclear* w?rd who?? ?x U.S* T-3* 5* 中*国
              (consul* & *nuclear* & w?rd & who & ?x & us* & "t 3*" & 5* & "中* '国…'")
            * a ** *-b 
              (a & b)
              ! A wildcard by itself stands for every word, so it was left out. @*
              ! A wildcard by itself stands for every word, so it was left out. @** *
            vladivostock~ vladivostock~2 T-34~1, a~b
              (vladivostock~1 & vladivostock~2 & "t 34~1" & "a b…")
            word~3 con*~ ~ ~5 
              (word~2 & con* & 5)
              ! “~” allows one edit, or two if it is written ~2, so two are allowed here. @~3
              ! “~” does nothing on a word with a wildcard, or on one so long. @~
              ! “~” holds no letter or digit, so it was left out. @~
            /consul(ate)?s?/ /third (visit|trip)/ (/a\/b/) x 
              (/consul(ate)?s?/ & /third (visit|trip)/t & /a\/b/ & x)
            /usr/bin x
              /usr/bin x/t
              ! The regular expression is not closed with “/”, so it goes on to the end. @/usr/bin x
            / // a / b 
              (a & b)
              ! “/” holds no letter or digit, so it was left out. @/
              ! “//” holds no letter or digit, so it was left out. @//
              ! “/” holds no letter or digit, so it was left out. @/
            /a(b/ /[z-a] x/ c 
              c
              ! “/a(b/” was left out: the bracket is not closed; for the sign itself write “\(”. @(
              ! “/[z-a] x/” was left out: the range ends before it begins. @z-a"#]],
    );
}

#[test]
fn operators() {
    check(
        &[
            "a b OR c ",
            "(a b) OR c -d ",
            "a AND b OR (c OR d) ",
            "a or not b ",
            "-junta -\"arms deal\" -(a b) -/x/ -=Y x-y",
            "NOT a -b",
            "NOT NOT a ",
            "--a -- -a-b (-c",
            "a NEAR b BEFORE/3 c NEAR/0 \"d e\" ",
            "a NEAR/x b NEAR/ c ",
            "a NEAR source:b  x BEFORE -y ",
            "(a -b) NEAR (c OR d) ",
            "OR a OR OR b OR ",
            "a OR ) b (( c ",
            "() (()) a NOT ",
            "NEAR",
            "a NEAR OR b ",
        ],
        expect![[r#"
            a b OR c 
              (a & (b | c))
            (a b) OR c -d 
              (((a & b) | c) & -d)
            a AND b OR (c OR d) 
              (a & (b | c | d))
            a or not b 
              (a & or & not & b)
            -junta -"arms deal" -(a b) -/x/ -=Y x-y
              (-junta & -"'arms' 'deal'" & -(a & b) & -/x/ & -=Y & "x y…")
            NOT a -b
              (-a & -b)
            NOT NOT a 
              a
            --a -- -a-b (-c
              (-a & -"a b" & -c)
              ! “--” holds no letter or digit, so it was left out. @--
              ! The bracket is not closed, so it goes on to the end. @(
            a NEAR b BEFORE/3 c NEAR/0 "d e" 
              (((a ~10 b) >3 c) ~0 "'d' 'e'")
            a NEAR/x b NEAR/ c 
              ((a ~10 b) ~10 c)
              ! “NEAR/x” has no number that can be read, such as NEAR/5 has, so it was taken as 10 words. @NEAR/x
              ! “NEAR/” has no number that can be read, such as NEAR/5 has, so it was taken as 10 words. @NEAR/
            a NEAR source:b  x BEFORE -y 
              (a & source:[b] & x & -y)
              ! One side of “NEAR” has no place in the text, so it was taken as AND. @NEAR
              ! One side of “BEFORE” has no place in the text, so it was taken as AND. @BEFORE
            (a -b) NEAR (c OR d) 
              ((a & -b) ~10 (c | d))
            OR a OR OR b OR 
              (a | b)
              ! “OR” lacks a side, so it was left out; in small letters it is a word. @OR
              ! “OR” lacks a side, so it was left out; in small letters it is a word. @OR
              ! “OR” lacks a side, so it was left out; in small letters it is a word. @OR
            a OR ) b (( c 
              ((a | b) & c)
              ! There is no “(” for this “)”, so it was left out. @)
              ! The bracket is not closed, so it goes on to the end. @((
            () (()) a NOT 
              a
              ! There is nothing between the brackets. @()
              ! There is nothing between the brackets. @()
              ! “NOT” lacks a side, so it was left out; in small letters it is a word. @NOT
            NEAR
              nothing
              ! “NEAR” lacks a side, so it was left out; in small letters it is a word. @NEAR
            a NEAR OR b 
              (a | b)
              ! “NEAR” lacks a side, so it was left out; in small letters it is a word. @NEAR"#]],
    );
}

#[test]
fn fields() {
    check(
        &[
            "title:port title:(a OR \"b c\") title:/x/ title:=Y TITLE:consu",
            "title:-a title: b title:source:c title:quote:d ",
            "title:(a source:b quote:c date:2025) ",
            "quote:\"victory\" -quote:x",
            "source:Reuters person:\"Min Aung\" place:\"a b",
            "language:en-GB -tag:x",
            "-source:=\"The Times\" tag:=x person:= words:=8",
            "source: a tag:… tag:x* person:",
            "foo:bar tags:x Sourc:y",
        ],
        expect![[r#"
            title:port title:(a OR "b c") title:/x/ title:=Y TITLE:consu
              (title:port & title:(a | "'b' 'c'") & title:/x/ & title:=Y & title:consu…)
            title:-a title: b title:source:c title:quote:d 
              (title:-a & b & title:d)
              ! “title:” takes words, a phrase or a group, with no space before them; it was left out. @title:
              ! “title:” looks for text only, so “source:c” was left out there. @source:c
              ! “quote:” cannot stand within “title:”, so it was passed over. @quote:
            title:(a source:b quote:c date:2025) 
              title:(a & c)
              ! “title:” looks for text only, so “source:b” was left out there. @source:b
              ! “quote:” cannot stand within “title:”, so it was passed over. @quote:
              ! “title:” looks for text only, so “date:2025” was left out there. @date:2025
            quote:"victory" -quote:x
              (quote:'victory' & -quote:x)
            source:Reuters person:"Min Aung" place:"a b
              (source:[reuters] & person:[min aung] & place:[a b…])
              ! The quotation mark is not closed, so the phrase goes on to the end. @"a b
            language:en-GB -tag:x
              (language:[en gb] & -tag:[x])
            -source:="The Times" tag:=x person:= words:=8
              (-source:=[the times] & tag:=[x])
              ! “person:” takes a word, or words in quotation marks, with no space before them; it was left out. @person:=
              ! “words:” takes a number such as 800, a range such as 500..800, or >800; it was left out. @words:=8
            source: a tag:… tag:x* person:
              (a & tag:[x])
              ! “source:” takes a word, or words in quotation marks, with no space before them; it was left out. @source:
              ! “tag:” takes a word, or words in quotation marks, with no space before them; it was left out. @tag:…
              ! “tag:” takes whole words, so this sign does nothing. @*
              ! “person:” takes a word, or words in quotation marks, with no space before them; it was left out. @person:
            foo:bar tags:x Sourc:y
              (foo:bar & tags:x & sourc:y…)
              ! There is no field “tags:”; did you mean “tag:”? @tags:
              ! There is no field “Sourc:”; did you mean “source:”? @Sourc:"#]],
    );
}

#[test]
fn dates_and_lengths() {
    check(
        &[
            "date:2025 ",
            "date:2025-03..2025-09 ",
            "date:..2024 date:2025.. date:\"2025-03-04\"",
            "date:>2025-05 date:>2025-12 date:>2025 date:>2025-12-31 date:>2025-02-28",
            "date:<2025-05 date:<2025-01 date:<2025 date:<2025-01-01 date:<2025-03-01",
            "date:>=2025-05 date:<=2025-05 ",
            "date:yesterday date:2025..2024 date:.. date: date:<0001 ",
            "words:800 words:>800 words:>=1,000 words:<800 words:<=800 words:500..800 words:..9 ",
            "words:many words:<0 words:9..5 words:-1 words:99999999999 ",
        ],
        expect![[r#"
            date:2025 
              date:2025..2025
            date:2025-03..2025-09 
              date:2025-03..2025-09
            date:..2024 date:2025.. date:"2025-03-04"
              (date:..2024 & date:2025.. & date:2025-03-04..2025-03-04)
            date:>2025-05 date:>2025-12 date:>2025 date:>2025-12-31 date:>2025-02-28
              (date:2025-06.. & date:2026-01.. & date:2026.. & date:2026-01-01.. & date:2025-03-01..)
            date:<2025-05 date:<2025-01 date:<2025 date:<2025-01-01 date:<2025-03-01
              (date:..2025-04 & date:..2024-12 & date:..2024 & date:..2024-12-31 & date:..2025-02-28)
            date:>=2025-05 date:<=2025-05 
              (date:2025-05.. & date:..2025-05)
            date:yesterday date:2025..2024 date:.. date: date:<0001 
              nothing
              ! “date:” takes a date such as 2025, 2025-03 or 2025-03-04, a range such as 2025-03..2025-09, or >2025-03; it was left out. @date:yesterday date:2025..2024 date:.. date: date:<0001
            words:800 words:>800 words:>=1,000 words:<800 words:<=800 words:500..800 words:..9 
              (words:800..800 & words:801.. & words:1000.. & words:0..799 & words:0..800 & words:500..800 & words:0..9)
            words:many words:<0 words:9..5 words:-1 words:99999999999 
              nothing
              ! “words:” takes a number such as 800, a range such as 500..800, or >800; it was left out. @words:many words:<0 words:9..5 words:-1 words:99999999999"#]],
    );
}
