//! What a form would make of the file, worked out on a small file that holds nothing but what the
//! record has to do with: the same loader, the same rules of derivation, the same comparison with
//! the source.

use std::collections::BTreeSet;

use super::form::{Form, named_in};
use crate::check::grade_statement;
use crate::edit::{
    Draft, Record, of_party, of_plan, of_point, of_record, of_source, of_statement, of_theme, write,
};
use crate::finding::{Code, Finding, RecordKind, RecordRef};
use crate::load::load;
use crate::matrix::{Cell, CellIndex, Matrix};
use crate::model::{
    CellState, Dossier, PartyIndex, PointIndex, SourceIndex, Stance, Statement, StatementIndex,
};
use crate::quote::{Grade, Texts};
use crate::words;

/// A cell, as far as a form says what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellSight {
    /// Its state.
    pub state: CellState,
    /// Its stance, where it is a position.
    pub stance: Option<Stance>,
    /// True when it is contested.
    pub disputed: bool,
    /// The same in words.
    pub words: String,
}

/// What a form would make of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trial {
    /// What the loader says of the record.
    pub findings: Vec<Finding>,
    /// The statement's cell without it, or as it is now.
    pub before: Option<CellSight>,
    /// The cell with it.
    pub after: Option<CellSight>,
    /// What comparing the quotation with its source finds.
    pub grade: Option<Grade>,
}

impl Trial {
    /// True when the file would not take the record.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        let is_error = |finding: &Finding| finding.severity == crate::finding::Severity::Error;
        self.findings.iter().any(is_error)
    }
}

/// Tries a form.
pub(super) fn trial(dossier: &Dossier, texts: &Texts, form: &Form) -> Trial {
    let record = form.finished(dossier);
    let (small, candidate) = match form.kind() {
        RecordKind::Statement => small_with_statement(dossier, form, &record),
        _ => small_with_record(dossier, form, &record),
    };
    let loaded = load(write(&small).as_bytes());
    let is_about = |finding: &&Finding| {
        finding
            .record
            .is_some_and(|about| about == candidate || is_new(&small, form, about))
    };
    // What has still to be filled in is said by the form itself.
    let is_told = |finding: &&Finding| {
        finding.code != Code::MissingField && !(is_empty(form) && finding.code == Code::Syntax)
    };
    let mut trial = Trial {
        findings: loaded
            .findings
            .iter()
            .filter(is_about)
            .filter(is_told)
            .cloned()
            .map(without_place)
            .collect(),
        ..Trial::default()
    };
    let Some(made) = loaded
        .dossier
        .filter(|_| form.kind() == RecordKind::Statement)
    else {
        return trial;
    };
    trial.before = sight_before(dossier, &record);
    let mut statements = made.statements.iter();
    let at = statements.position(|it| it.number == candidate.number);
    if let Some(at) = at {
        trial.after = sight(&made, &record);
        let texts = texts_of(&made, dossier, texts);
        let index = StatementIndex::new(at);
        trial.grade = Some(grade_statement(&made, &texts, index).grade);
    }
    trial
}

/// A place in a file that nobody sees says nothing.
fn without_place(mut finding: Finding) -> Finding {
    finding.place = None;
    finding.record = None;
    finding
}

/// True while nothing at all has been filled in.
fn is_empty(form: &Form) -> bool {
    form.now.fields.is_empty()
}

/// True for a record that would come into the file with the form's own.
fn is_new(small: &Draft, form: &Form, about: RecordRef) -> bool {
    let Ok(at) = usize::try_from(about.number) else {
        return false;
    };
    let mut of_kind = small.records.iter().filter(|it| it.kind == about.kind);
    of_kind.nth(at).is_some_and(|it| form.with.contains(it))
}

/// The statement's cell in a dossier.
fn sight(dossier: &Dossier, record: &Record) -> Option<CellSight> {
    let (point, party) = cell_of(dossier, record)?;
    let matrix = Matrix::of(&CellIndex::new(dossier), None);
    Some(seen(dossier, matrix.cell(point, party)))
}

/// What is said of a cell of this dossier.
pub(super) fn seen(dossier: &Dossier, cell: &Cell) -> CellSight {
    CellSight {
        state: cell.state,
        stance: cell.stance,
        disputed: cell.is_disputed(),
        words: words::chip_words(dossier, cell),
    }
}

/// The point and the party that a statement names.
fn cell_of(dossier: &Dossier, record: &Record) -> Option<(PointIndex, PartyIndex)> {
    let point = record.text("point")?;
    let point = dossier.points.iter().position(|it| it.id == point)?;
    let party = record.text("party")?;
    let party = dossier.parties.iter().position(|it| it.id == party)?;
    Some((PointIndex::new(point), PartyIndex::new(party)))
}

/// The statement's cell as it is in the file, derived from nothing but what it is made of.
fn sight_before(dossier: &Dossier, record: &Record) -> Option<CellSight> {
    let (point, party) = cell_of(dossier, record)?;
    let small = Draft {
        records: around(dossier, point, party, None),
        ..Draft::default()
    };
    sight(&load(write(&small).as_bytes()).dossier?, record)
}

/// The records that a cell is derived from: its statements but one, their sources, its point and
/// all parties.
fn around(
    dossier: &Dossier,
    point: PointIndex,
    party: PartyIndex,
    without: Option<RecordRef>,
) -> Vec<Record> {
    let is_here = |statement: &&Statement| {
        let is_left_out = without.is_some_and(|it| it.number == statement.number);
        statement.point == point && statement.party == party && !is_left_out
    };
    let statements: Vec<&Statement> = dossier.statements.iter().filter(is_here).collect();
    let sources: BTreeSet<SourceIndex> = statements.iter().map(|it| it.source).collect();
    let mut records: Vec<Record> = dossier.parties.iter().map(of_party).collect();
    records.push(bare_point(dossier, point));
    records.extend(with_originals(dossier, sources));
    for statement in statements {
        records.push(bare_statement(of_statement(dossier, statement)));
    }
    records
}

/// A point without what a cell has nothing to do with.
fn bare_point(dossier: &Dossier, point: PointIndex) -> Record {
    let mut record = of_point(dossier, dossier.point(point));
    record.set("theme", None);
    record.set("articles", None);
    record
}

pub(super) fn bare_statement(mut record: Record) -> Record {
    record.set("plan", None);
    record
}

/// These sources and those that they copy.
pub(super) fn with_originals(dossier: &Dossier, mut sources: BTreeSet<SourceIndex>) -> Vec<Record> {
    let mut open: Vec<SourceIndex> = sources.iter().copied().collect();
    while let Some(source) = open.pop() {
        if let Some(original) = dossier.source(source).copy_of
            && sources.insert(original)
        {
            open.push(original);
        }
    }
    let sources = sources.into_iter();
    sources
        .map(|it| of_source(dossier, dossier.source(it)))
        .collect()
}

/// A file with the statement's cell and what the statement names; and which record it is there.
fn small_with_statement(dossier: &Dossier, form: &Form, record: &Record) -> (Draft, RecordRef) {
    let find_point = |id: &str| dossier.points.iter().position(|it| it.id == id);
    let find_party = |id: &str| dossier.parties.iter().position(|it| it.id == id);
    let point = record.text("point").and_then(find_point);
    let party = record.text("party").and_then(find_party);
    let mut records = if let (Some(point), Some(party)) = (point, party) {
        around(
            dossier,
            PointIndex::new(point),
            PartyIndex::new(party),
            form.of,
        )
    } else {
        let mut records: Vec<Record> = dossier.parties.iter().map(of_party).collect();
        let point = point.map(PointIndex::new);
        records.extend(point.map(|point| bare_point(dossier, point)));
        records
    };
    let has = |records: &[Record], kind: RecordKind, id: &str| {
        records
            .iter()
            .any(|it| it.kind == kind && it.text("id") == Some(id))
    };
    if let Some(id) = record.text("source")
        && !has(&records, RecordKind::Source, id)
        && let Some(at) = dossier.sources.iter().position(|it| it.id == id)
    {
        for source in with_originals(dossier, BTreeSet::from([SourceIndex::new(at)])) {
            if !has(
                &records,
                RecordKind::Source,
                source.text("id").unwrap_or_default(),
            ) {
                records.push(source);
            }
        }
    }
    if let Some(id) = record.text("plan")
        && let Some(plan) = dossier.plans.iter().find(|it| it.id == id)
    {
        let mut plan = of_plan(dossier, plan);
        plan.set("source", None);
        records.push(plan);
    }
    records.extend(form.with.iter().cloned());
    // Where it stands among those of its cell decides between words of one day.
    let earlier = |it: &Record| it.kind == RecordKind::Statement;
    let number = match form.of {
        Some(of) if point.is_some() && party.is_some() => {
            let before = dossier.statements.iter().filter(|it| it.number < of.number);
            let here =
                before.filter(|it| Some(it.point.at()) == point && Some(it.party.at()) == party);
            here.count()
        }
        _ => records.iter().filter(|it| earlier(it)).count(),
    };
    let mut at = records.len();
    for (place, _) in records
        .iter()
        .enumerate()
        .filter(|(_, it)| earlier(it))
        .skip(number)
    {
        at = at.min(place);
    }
    records.insert(at, record.clone());
    let small = Draft {
        title: "trial".to_owned(),
        records,
        ..Draft::default()
    };
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    let kind = RecordKind::Statement;
    (small, RecordRef { kind, number })
}

/// A file with a record that is no statement and what it names; and which record it is there.
fn small_with_record(dossier: &Dossier, form: &Form, record: &Record) -> (Draft, RecordRef) {
    let kind = record.kind;
    let mut records: Vec<Record> = Vec::new();
    match kind {
        RecordKind::Point => {
            records.extend(dossier.themes.iter().map(of_theme));
            records.extend(dossier.plans.iter().map(|it| {
                let mut plan = of_plan(dossier, it);
                plan.set("source", None);
                plan
            }));
        }
        RecordKind::Plan => {
            let named = record.text("source");
            let sources = dossier
                .sources
                .iter()
                .filter(|it| Some(it.id.as_str()) == named);
            records.extend(sources.map(|it| bare_source(of_source(dossier, it))));
        }
        RecordKind::Source => {
            let named = record.text("copy_of");
            let itself = form.before.text("id");
            let sources = dossier
                .sources
                .iter()
                .filter(|it| Some(it.id.as_str()) == named && Some(it.id.as_str()) != itself);
            records.extend(sources.map(|it| bare_source(of_source(dossier, it))));
        }
        _ => {}
    }
    records.extend(form.with.iter().cloned());
    // Another record that has the same id is found by having it there.
    records.extend(same_id(dossier, form, record));
    let number = records.iter().filter(|it| it.kind == kind).count();
    records.push(record.clone());
    let small = Draft {
        title: "trial".to_owned(),
        records,
        ..Draft::default()
    };
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    (small, RecordRef { kind, number })
}

fn bare_source(mut record: Record) -> Record {
    record.set("copy_of", None);
    record
}

/// Another record of the same kind that has this record's id.
fn same_id(dossier: &Dossier, form: &Form, record: &Record) -> Option<Record> {
    let id = record.text("id")?;
    let known = named_in(dossier, record.kind);
    let at = known.iter().position(|named| named.id == id)?;
    let number = match record.kind {
        RecordKind::Source => dossier.sources.get(at)?.number,
        _ => u32::try_from(at).ok()?,
    };
    let other = RecordRef {
        kind: record.kind,
        number,
    };
    if form.of == Some(other) {
        return None;
    }
    let mut record = of_record(dossier, other)?;
    for field in ["theme", "articles", "source", "copy_of"] {
        record.set(field, None);
    }
    Some(record)
}

/// The texts at hand, by the numbers that the sources have in a smaller dossier.
fn texts_of(small: &Dossier, dossier: &Dossier, texts: &Texts) -> Texts {
    let mut found = Texts::new();
    for (at, source) in small.sources.iter().enumerate() {
        let there = dossier.sources.iter().position(|it| it.id == source.id);
        let text = there.and_then(|there| texts.shared(SourceIndex::new(there)));
        if let Some(text) = text {
            found.insert(SourceIndex::new(at), text);
        }
    }
    found
}
