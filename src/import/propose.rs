//! Tables as a position file, by a mapping. What cannot be a statement is told with its place and
//! noted at its point; nothing is made up.

use super::at::At;
use super::build::{Builder, Evidence, NewSource, one_line};
use super::cell_text::{self, unquoted};
use super::codes::voice_guessed;
use super::dates::{date_in, date_of};
use super::lists::Lists;
use super::mapping::{ColumnRole, Mapping, SheetMapping};
use super::origins::Origins;
use super::stances::{Stances, unknown_meanings};
use super::table::{Sheet, TableCell, column_named};
use super::texts::{TextAtHand, stands_in};
use super::trouble::Trouble;
use super::watch::{Watch, go_on};
use crate::finding::{Code, Count, Finding};

/// Why a date of `said` is the one of publication: the sentence that DESIGN and FORMAT give.
const BY_PUBLICATION: &str = "no later than publication";

/// A table while it is read.
struct Reading<'a> {
    watch: Watch<'a>,
    mapping: &'a Mapping,
    texts: &'a [TextAtHand],
    stances: Stances,
    builder: Builder,
    findings: Vec<Finding>,
    origins: Origins,
}

/// Makes a draft of tables.
pub(super) fn propose(
    sheets: &[Sheet],
    mapping: &Mapping,
    texts: &[TextAtHand],
    watch: Watch<'_>,
) -> Result<(Lists, Vec<Finding>, Origins), Trouble> {
    let mut reading = Reading {
        watch,
        mapping,
        texts,
        stances: Stances::default(),
        builder: Builder::default(),
        findings: unknown_meanings(mapping),
        origins: Origins::default(),
    };
    reading.builder.lists.title.clone_from(&mapping.title);
    for (number, (sheet, how)) in sheets.iter().zip(&mapping.sheets).enumerate() {
        if how.used {
            reading.stances = Stances::of(mapping, [sheet]);
            reading.sheet(number, sheet, how)?;
        } else if !sheet.rows.is_empty() {
            let name = if sheet.name.is_empty() {
                "a table"
            } else {
                &sheet.name
            };
            reading.findings.push(
                Finding::new(Code::ImportGap, format!("`{name}` is left alone"))
                    .hint("say in the mapping that it is used (`used: true`) to read it"),
            );
        }
    }
    if mapping.sheets.iter().all(|sheet| !sheet.used) {
        reading.findings.push(
            Finding::new(
                Code::NotAStatement,
                "no table of the file has a column of points and one of parties",
            )
            .hint("say in the mapping what its columns are, with `used: true`"),
        );
    }
    Ok(reading.conclude())
}

impl Reading<'_> {
    fn sheet(&mut self, number: usize, sheet: &Sheet, how: &SheetMapping) -> Result<(), Trouble> {
        let columns: Vec<(usize, &ColumnRole)> = how
            .columns
            .iter()
            .filter_map(|column| Some((column_named(&column.column)?, &column.is)))
            .collect();
        let one = |role: &ColumnRole| {
            let mut found = columns.iter().filter(|(_, is)| *is == role);
            found.next().map(|(column, _)| *column)
        };
        let Some(point_at) = one(&ColumnRole::Point) else {
            let message = format!("no column of `{}` is that of the points", sheet.name);
            self.findings
                .push(Finding::new(Code::NotAStatement, message));
            return Ok(());
        };
        for column in &columns {
            if let ColumnRole::PartyNamed(name) = column.1 {
                self.builder.party(name);
            }
        }
        let mut theme = String::new();
        for row in how.header..sheet.rows.len() {
            go_on(self.watch)?;
            let told = |role: &ColumnRole| one(role).map_or("", |column| sheet.text(row, column));
            if !told(&ColumnRole::Theme).is_empty() {
                // A theme that spans rows stands only in the first of them.
                told(&ColumnRole::Theme).clone_into(&mut theme);
            }
            let title = sheet.text(row, point_at);
            let at = |column: usize| At {
                sheet: &sheet.name,
                number,
                row,
                column,
            };
            if title.is_empty() {
                self.without_point(sheet, at(point_at));
                continue;
            }
            let point = self
                .builder
                .point(title, &theme, told(&ColumnRole::Proposition));
            if self.builder.lists.points.len() > self.origins.points.len() {
                self.origins.points.push(at(point_at).cell());
            }
            let note = told(&ColumnRole::PointNote);
            if !note.is_empty() {
                self.builder.note(&point, note);
            }
            if let Some(party_at) = one(&ColumnRole::Party) {
                self.row(&point, &told, at(party_at), sheet);
            }
            for (column, is) in &columns {
                let cell = sheet.rows[row].get(*column);
                if let (ColumnRole::PartyNamed(name), Some(cell)) = (is, cell) {
                    self.cell(&point, name, cell, at(*column));
                }
            }
        }
        Ok(())
    }

    /// A row without a point: told where it says anything.
    fn without_point(&mut self, sheet: &Sheet, at: At<'_>) {
        let words = sheet.rows[at.row].iter().map(|cell| cell.text.trim());
        let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
        if !words.is_empty() {
            self.leave_out(None, "", "the row names no point", &words.join(" | "), at);
        }
    }

    /// A cell that says all of where a party stands.
    fn cell(&mut self, point: &str, party_name: &str, cell: &TableCell, at: At<'_>) {
        if cell.is_empty() {
            return;
        }
        let party = self.builder.party(party_name);
        let mut words = cell.text.clone();
        if let Some(note) = &cell.note {
            // Quotations often stand in the note of a cell.
            words = format!("{words}\n{note}");
        }
        let read = cell_text::read(&words, &self.stances);
        let why = match (read.stance, read.quotes.is_empty()) {
            (None, _) => Some("the cell says no stance that is known"),
            (_, true) => Some("the cell has no quotation"),
            _ => None,
        };
        if let Some(why) = why {
            self.leave_out(Some(point), party_name, why, &words, at);
            return;
        }
        if let Some(quote) = read.quotes.first().filter(|_| read.is_one_word) {
            self.tell_one_word(&quote.words, at);
        }
        let link = cell.link.clone().unwrap_or_default();
        for quote in &read.quotes {
            let evidence = Evidence {
                point: point.to_owned(),
                party: party.clone(),
                stance: read.stance,
                gist: read.gist.clone(),
                quote: quote.words.clone(),
                ..Evidence::default()
            };
            let source = NewSource {
                title: quote.source.clone(),
                published: quote.date.map_or(String::new(), |date| date.to_string()),
                url: link.clone(),
                ..NewSource::default()
            };
            self.statement(evidence, source, party_name, at);
        }
    }

    /// Says what was taken for a quotation and could be a word of the editors.
    fn tell_one_word(&mut self, word: &str, at: At<'_>) {
        let message = format!(
            "{}: the one word “{word}” is taken for a quotation",
            at.name()
        );
        let finding = Finding::new(Code::ImportGap, message)
            .at(Some(at.place()))
            .hint("see whether the party said it, or whether it is a word of the editors");
        self.origins.findings.insert(self.findings.len(), at.cell());
        self.findings.push(finding);
    }

    /// A row that is one statement.
    fn row<'t>(
        &mut self,
        point: &str,
        told: &dyn Fn(&ColumnRole) -> &'t str,
        at: At<'_>,
        sheet: &Sheet,
    ) {
        let party_name = told(&ColumnRole::Party);
        let stance_words = told(&ColumnRole::Stance);
        let stance = self.stances.of_field(stance_words).stance;
        let quote = unquoted(told(&ColumnRole::Quotation));
        let why = if party_name.is_empty() {
            Some("the row names no party")
        } else if quote.is_empty() {
            Some("the row has no quotation")
        } else if stance.is_none() {
            Some("the row says no stance that is known")
        } else {
            None
        };
        if let Some(why) = why {
            let words: Vec<&str> = sheet.rows[at.row].iter().map(|it| it.text.trim()).collect();
            let words: Vec<&str> = words.into_iter().filter(|it| !it.is_empty()).collect();
            self.leave_out(Some(point), party_name, why, &words.join(" | "), at);
            return;
        }
        let date =
            |role: &ColumnRole| date_of(told(role)).map_or(String::new(), |date| date.to_string());
        let mut note = told(&ColumnRole::Note).to_owned();
        let said = date(&ColumnRole::Said);
        if said.is_empty() && !told(&ColumnRole::Said).is_empty() {
            note = format!("{note}\nDate as given: {}", told(&ColumnRole::Said));
        }
        let owned = |role: &ColumnRole| told(role).to_owned();
        let evidence = Evidence {
            point: point.to_owned(),
            party: self.builder.party(party_name),
            stance,
            gist: owned(&ColumnRole::Gist),
            quote: quote.to_owned(),
            at: owned(&ColumnRole::At),
            speaker: owned(&ColumnRole::Speaker),
            role: owned(&ColumnRole::Role),
            said,
            condition: owned(&ColumnRole::Condition),
            translation: owned(&ColumnRole::Translation),
            note: note.trim().to_owned(),
            why: owned(&ColumnRole::Why),
            coded_by: owned(&ColumnRole::CodedBy),
            ..Evidence::default()
        };
        let mut source = NewSource {
            title: owned(&ColumnRole::Source),
            publisher: owned(&ColumnRole::Publisher),
            author: owned(&ColumnRole::Author),
            published: date(&ColumnRole::Published),
            url: owned(&ColumnRole::Address),
            ..NewSource::default()
        };
        if source.published.is_empty()
            && let Some((date, _)) = date_in(&source.title)
        {
            source.published = date.to_string();
        }
        self.statement(evidence, source, party_name, at);
    }

    /// Adds a statement where its source and its date can be told.
    fn statement(
        &mut self,
        mut evidence: Evidence,
        mut source: NewSource,
        party_name: &str,
        at: At<'_>,
    ) {
        let named = format!("{} {}", source.publisher, source.title);
        if let Some(stands) = stands_in(&evidence.quote, named.trim(), self.texts) {
            let text = &self.texts[stands.text];
            (evidence.before, evidence.after) = (stands.before, stands.after);
            source.text = text.path.clone().unwrap_or_default();
            text.text.sha256().clone_into(&mut source.sha256);
            if named.trim().is_empty() {
                source.title.clone_from(&text.name);
            }
        }
        if source.title.is_empty() && source.publisher.is_empty() {
            // An address is a name where there is no other.
            source.title.clone_from(&source.url);
        }
        if source.published.is_empty() {
            source.published.clone_from(&self.mapping.published);
        }
        if source.published.is_empty() && !evidence.said.is_empty() {
            source.published.clone_from(&evidence.said);
            "the day on which the words were said; not before it".clone_into(&mut source.inferred);
        }
        let why = if source.title.is_empty() && source.publisher.is_empty() {
            Some("no source is told and the quotation stands in no text at hand")
        } else if source.published.is_empty() {
            Some("neither the source nor the words have a date")
        } else {
            None
        };
        if let Some(why) = why {
            let point = evidence.point.clone();
            self.leave_out(
                Some(&point),
                party_name,
                why,
                &format!("“{}”", evidence.quote),
                at,
            );
            return;
        }
        if evidence.said.is_empty() {
            evidence.said.clone_from(&source.published);
            BY_PUBLICATION.clone_into(&mut evidence.inferred);
        }
        evidence.voice.clone_from(&self.mapping.voice);
        evidence.source = self.builder.source(&source);
        self.builder.statement(&evidence);
        self.origins.statements.push(at.cell());
    }

    /// Tells what is no statement, and keeps its words at the point.
    fn leave_out(&mut self, point: Option<&str>, party: &str, why: &str, words: &str, at: At<'_>) {
        let message = format!("{}: {why}", at.name());
        let finding = Finding::new(Code::NotAStatement, message).at(Some(at.place()));
        let line = one_line(words);
        let finding = match point {
            Some(point) if !line.is_empty() => {
                let who = if party.is_empty() { "Imported" } else { party };
                self.builder.note(point, &format!("{who}: {line}"));
                finding.hint("its words are kept in the note of the point")
            }
            _ => finding.hint(format!("it says `{line}`")),
        };
        let number = self.findings.len();
        self.origins.findings.insert(number, at.cell());
        if let Some(point) = point.filter(|_| !party.is_empty()) {
            let whose = (point.to_owned(), one_line(party));
            self.origins.left_out.insert(number, whose);
        }
        self.findings.push(finding);
    }

    fn conclude(mut self) -> (Lists, Vec<Finding>, Origins) {
        let statements = self.builder.lists.statements.len();
        if statements > 0 {
            self.findings
                .push(voice_guessed(statements, &self.mapping.voice));
        }
        if self.builder.without_proposition > 0 {
            let count = Count::new(self.builder.without_proposition, "point has", "points have");
            let message = format!("{count} no proposition; the title stands in its place");
            self.findings.push(
                Finding::new(Code::ImportGap, message)
                    .hint("write the sentence that a stance is for or against"),
            );
        }
        (self.builder.lists, self.findings, self.origins)
    }
}
