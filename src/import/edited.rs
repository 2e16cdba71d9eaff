//! What was changed in a table of statements after the program exported it.
//!
//! The records that the table carries are the dossier; a field of the table that says something
//! else than its record was changed by hand, and nobody's typing may be lost: it is taken over,
//! or told where it cannot be.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::lists::{Fill as _, Lists};
use super::own::Numbered;
use super::stance_words::stance_in;
use super::table::{Sheet, column_name};
use crate::edit::{Record, Value};
use crate::finding::{Code, Count, Finding, Place};
use crate::hidden::visible;
use crate::model::{DateSpan, Day, Stance};

/// The columns that say what a field of a statement says, word for word.
const TEXTS: [(&str, &str); 11] = [
    ("Gist", "gist"),
    ("Quotation", "quote"),
    ("Translation", "translation"),
    ("Part of the party", "part"),
    ("Speaker", "speaker"),
    ("Role", "role"),
    ("Translated by", "translated_by"),
    ("Condition", "condition"),
    ("Why this stance", "why"),
    ("Editors’ note", "note"),
    ("No. in the file", ""),
];
/// What a spreadsheet would take for a formula stands behind an apostrophe in our CSV.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Takes over what was changed in the worksheet or table `Statements`.
pub(super) fn take_over(numbered: &mut Numbered, sheet: &Sheet, findings: &mut Vec<Finding>) {
    let Some(number_at) = sheet.column("No. in the file") else {
        return;
    };
    let by_number: BTreeMap<u64, usize> = numbered.numbers.iter().copied().zip(0..).collect();
    let mut told = 0;
    for row in 1..sheet.rows.len() {
        let number = sheet.text(row, number_at);
        let number = number.parse::<u64>().ok().and_then(|it| it.checked_sub(1));
        let Some(&at) = number.and_then(|number| by_number.get(&number)) else {
            findings.push(
                Finding::new(
                    Code::NotAStatement,
                    format!("row {} has no `No. in the file` of an exported statement", row + 1),
                )
                .at(Some(place(row, number_at)))
                .hint("a row that was added by hand is not taken over; add the statement to the position file"),
            );
            continue;
        };
        told += 1;
        let changes = Changes {
            sheet,
            row,
            findings,
        };
        changes.take_over(&mut numbered.lists, at);
    }
    let missing = by_number.len().saturating_sub(told);
    if missing > 0 {
        let count = Count::new(missing, "exported statement", "exported statements");
        findings.push(
            Finding::new(
                Code::ImportGap,
                format!("the table has no row for {count}, which the file still carries"),
            )
            .hint("they are kept; delete them in the position file if they are to go"),
        );
    }
}

fn place(row: usize, column: usize) -> Place {
    Place {
        line: row + 1,
        column: column + 1,
    }
}

/// One row beside its record.
struct Changes<'a> {
    sheet: &'a Sheet,
    row: usize,
    findings: &'a mut Vec<Finding>,
}

impl Changes<'_> {
    fn take_over(mut self, lists: &mut Lists, at: usize) {
        for (name, field) in TEXTS {
            self.text(name, field, &mut lists.statements[at]);
        }
        self.stance(&mut lists.statements[at]);
        self.days(&mut lists.statements[at]);
        self.reference(
            "Point",
            "point",
            "title",
            &lists.points,
            &mut lists.statements[at],
        );
        self.reference(
            "Party",
            "party",
            "name",
            &lists.parties,
            &mut lists.statements[at],
        );
        self.reference(
            "Source",
            "source",
            "title",
            &lists.sources,
            &mut lists.statements[at],
        );
    }

    /// What a column says, and its number; none where the table has no such column. A text that
    /// was too long for one field goes on in others.
    fn told(&self, name: &str) -> Option<(String, usize)> {
        let part = |number: usize| format!("{name}, part {number}");
        if let Some(column) = self.sheet.column(name) {
            return Some((self.raw(column), column));
        }
        let header = self.sheet.rows.first()?;
        let begin = format!("{name}, part 1 of ");
        let first = header
            .iter()
            .position(|cell| cell.text.starts_with(&begin))?;
        let mut text = self.raw(first);
        let further = (2..).map_while(|number| self.sheet.column(&part(number)));
        further.for_each(|column| text.push_str(&self.raw(column)));
        Some((text, first))
    }

    fn raw(&self, column: usize) -> String {
        let cell = self.sheet.rows[self.row].get(column);
        cell.map(|cell| cell.text.clone()).unwrap_or_default()
    }

    fn text(&mut self, name: &str, field: &str, record: &mut Record) {
        if field.is_empty() {
            return;
        }
        let Some((told, column)) = self.told(name) else {
            return;
        };
        let known = record.said(field).unwrap_or_default().to_owned();
        if is_same(&told, &known) {
            return;
        }
        let told = without_apostrophes(&told);
        self.say(Code::ImportGap, name, column, &known, &told);
        if told.trim().is_empty() && !matches!(field, "gist" | "quote") {
            record.set(field, None);
        } else {
            record.set(field, Some(Value::Text(told)));
        }
    }

    fn stance(&mut self, record: &mut Record) {
        const NAME: &str = "Stance as read by the editors";
        let Some((told, column)) = self.told(NAME) else {
            return;
        };
        let known = record.said("stance").unwrap_or_default().to_owned();
        let stance = Stance::ALL
            .into_iter()
            .find(|it| format!("{it:?}") == known);
        // A claim is told with who claims it, so that only its last words are the stance.
        let is_same = stance.is_some_and(|stance| {
            let told = told.to_lowercase();
            told.contains(&stance.label().to_lowercase())
        });
        if is_same {
            return;
        }
        if let Some(new) = stance_in(&told) {
            self.say(Code::ImportGap, NAME, column, &known, &format!("{new:?}"));
            record.set("stance", Some(Value::Word(format!("{new:?}"))));
        } else {
            self.say(Code::NotAStatement, NAME, column, &known, &told);
        }
    }

    fn days(&mut self, record: &mut Record) {
        let (Some((first, column)), Some((last, _))) =
            (self.told("Said, first day"), self.told("Said, last day"))
        else {
            return;
        };
        let known = record.said("said").unwrap_or_default().to_owned();
        let Ok(span) = DateSpan::parse(&known) else {
            return;
        };
        let is_same = |told: &str, day: Day| told == day.to_string() || told.is_empty();
        if is_same(&first, span.first_day()) && is_same(&last, span.last_day()) {
            return;
        }
        let words = if first == last {
            first.clone()
        } else {
            format!("{first}/{last}")
        };
        if DateSpan::parse(&words).is_ok() {
            self.say(Code::ImportGap, "Said", column, &known, &words);
            record.set("said", Some(Value::Text(words)));
        } else {
            self.say(Code::NotAStatement, "Said", column, &known, &words);
        }
    }

    fn reference(
        &mut self,
        name: &str,
        field: &str,
        naming: &str,
        list: &[Record],
        record: &mut Record,
    ) {
        let Some((told, column)) = self.told(name) else {
            return;
        };
        let known = record.said(field).unwrap_or_default().to_owned();
        let named = |it: &&Record| is_same(&told, it.said(naming).unwrap_or_default());
        let is_known = |it: &&Record| it.said("id") == Some(&known);
        if list.iter().find(is_known).is_none_or(|it| named(&it)) {
            return;
        }
        match list.iter().find(named).and_then(|it| it.said("id")) {
            Some(id) => {
                self.say(Code::ImportGap, name, column, &known, id);
                record.set(field, Some(Value::Text(id.to_owned())));
            }
            None => self.say(Code::NotAStatement, name, column, &known, &told),
        }
    }

    fn say(&mut self, code: Code, name: &str, column: usize, known: &str, told: &str) {
        let cell = format!("{}{}", column_name(column), self.row + 1);
        let (known, told) = (short(known), short(told));
        let finding = if code == Code::ImportGap {
            let message = format!(
                "`{name}` in {cell} was changed after the export, from `{known}` to `{told}`"
            );
            Finding::new(code, message).hint("the change is taken over")
        } else {
            let message = format!(
                "`{name}` in {cell} was changed after the export to `{told}`, which is unknown"
            );
            Finding::new(code, message).hint(format!("`{known}` is kept"))
        };
        self.findings
            .push(finding.at(Some(place(self.row, column))));
    }
}

/// The first letters of a text, on one line.
fn short(text: &str) -> Cow<'_, str> {
    const MOST: usize = 60;
    if text.chars().count() <= MOST && !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    let first: String = text.chars().take(MOST).collect();
    Cow::Owned(format!("{}…", first.replace('\n', " ")))
}

/// True where a field says what the record does, as an export writes it: control characters are
/// not carried, line ends are one kind, and an apostrophe stands before what could be a formula.
fn is_same(told: &str, known: &str) -> bool {
    let plain = |text: &str| -> String {
        let text = visible(text).replace("\r\n", "\n").replace('\r', "\n");
        let is_kept = |letter: &char| {
            (*letter == '\n' || !letter.is_control()) && !matches!(letter, '\u{fffe}' | '\u{ffff}')
        };
        let text: String = text.chars().filter(is_kept).collect();
        let lines: Vec<&str> = text
            .split('\n')
            .map(|line| {
                let rest = line.trim_start_matches('\'');
                if rest.starts_with(FORMULA) {
                    rest
                } else {
                    line
                }
            })
            .collect();
        lines.join("\n")
    };
    plain(told).trim() == plain(known).trim()
}

/// The text without the apostrophes that CSV has before what could be a formula.
fn without_apostrophes(text: &str) -> String {
    let lines: Vec<&str> = text
        .split('\n')
        .map(|line| match line.strip_prefix('\'') {
            Some(rest) if rest.starts_with(FORMULA) => rest,
            _ => line,
        })
        .collect();
    lines.join("\n")
}
