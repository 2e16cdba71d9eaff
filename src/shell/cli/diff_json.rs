//! What changed between two position files, for programs.

use serde::Serialize;

use crate::diff::{Changed, Difference, FieldChange, Records, Standing};
use crate::model::{Dossier, Stance, StatementIndex};

/// For programs.
#[derive(Debug, Serialize)]
pub(super) struct DifferenceEntry<'a> {
    dossier: Vec<FieldEntry<'a>>,
    parties: RecordsEntry<'a>,
    points: RecordsEntry<'a>,
    sources: RecordsEntry<'a>,
    themes: RecordsEntry<'a>,
    plans: RecordsEntry<'a>,
    cells: Vec<CellEntry<'a>>,
    statements: StatementsEntry<'a>,
}

#[derive(Debug, Serialize)]
struct RecordsEntry<'a> {
    added: &'a [String],
    removed: &'a [String],
    renamed: Vec<RenamedEntry<'a>>,
    changed: Vec<RecordEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct RenamedEntry<'a> {
    from: &'a str,
    to: &'a str,
}

#[derive(Debug, Serialize)]
struct RecordEntry<'a> {
    id: &'a str,
    fields: Vec<FieldEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct CellEntry<'a> {
    point: &'a str,
    party: &'a str,
    from: StandingEntry<'a>,
    to: StandingEntry<'a>,
}

#[derive(Debug, Serialize)]
struct StandingEntry<'a> {
    state: &'static str,
    stance: Option<&'static str>,
    disputed: bool,
    quote: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct StatementsEntry<'a> {
    added: Vec<StatementEntry<'a>>,
    removed: Vec<StatementEntry<'a>>,
    changed: Vec<ChangedEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct StatementEntry<'a> {
    n: u32,
    point: &'a str,
    party: &'a str,
    stance: &'static str,
    source: &'a str,
    quote: &'a str,
}

#[derive(Debug, Serialize)]
struct ChangedEntry<'a> {
    from: u32,
    to: u32,
    point: &'a str,
    party: &'a str,
    recoded: bool,
    fields: Vec<FieldEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct FieldEntry<'a> {
    field: &'static str,
    from: Option<&'a str>,
    to: Option<&'a str>,
}

impl<'a> DifferenceEntry<'a> {
    pub(super) fn new(old: &'a Dossier, new: &'a Dossier, difference: &'a Difference) -> Self {
        let list = |dossier: &'a Dossier, indices: &[StatementIndex]| {
            let entries = indices.iter();
            entries
                .map(|index| StatementEntry::new(dossier, *index))
                .collect()
        };
        Self {
            dossier: FieldEntry::list(&difference.dossier),
            parties: RecordsEntry::new(&difference.parties),
            points: RecordsEntry::new(&difference.points),
            sources: RecordsEntry::new(&difference.sources),
            themes: RecordsEntry::new(&difference.themes),
            plans: RecordsEntry::new(&difference.plans),
            cells: difference
                .cells
                .iter()
                .map(|cell| CellEntry {
                    point: &cell.point,
                    party: &cell.party,
                    from: StandingEntry::new(&cell.from),
                    to: StandingEntry::new(&cell.to),
                })
                .collect(),
            statements: StatementsEntry {
                added: list(new, &difference.statements.added),
                removed: list(old, &difference.statements.removed),
                changed: difference
                    .statements
                    .changed
                    .iter()
                    .map(|change| ChangedEntry::new(old, new, change))
                    .collect(),
            },
        }
    }
}

impl<'a> RecordsEntry<'a> {
    fn new(records: &'a Records) -> Self {
        let renamed = records.renamed.iter().map(|renamed| RenamedEntry {
            from: &renamed.from,
            to: &renamed.to,
        });
        let changed = records.changed.iter().map(|change| RecordEntry {
            id: &change.id,
            fields: FieldEntry::list(&change.fields),
        });
        Self {
            added: &records.added,
            removed: &records.removed,
            renamed: renamed.collect(),
            changed: changed.collect(),
        }
    }
}

impl<'a> FieldEntry<'a> {
    fn list(fields: &'a [FieldChange]) -> Vec<Self> {
        let entry = |field: &'a FieldChange| Self {
            field: field.field,
            from: field.from.as_deref(),
            to: field.to.as_deref(),
        };
        fields.iter().map(entry).collect()
    }
}

impl<'a> StandingEntry<'a> {
    fn new(standing: &'a Standing) -> Self {
        Self {
            state: standing.state.key(),
            stance: standing.stance.map(Stance::key),
            disputed: standing.disputed,
            quote: standing.quote.as_deref(),
        }
    }
}

impl<'a> StatementEntry<'a> {
    fn new(dossier: &'a Dossier, index: StatementIndex) -> Self {
        let statement = dossier.statement(index);
        Self {
            n: statement.number,
            point: &dossier.point(statement.point).id,
            party: &dossier.party(statement.party).id,
            stance: statement.stance.key(),
            source: &dossier.source(statement.source).id,
            quote: statement.verbatim_quote(),
        }
    }
}

impl<'a> ChangedEntry<'a> {
    fn new(old: &'a Dossier, new: &'a Dossier, change: &'a Changed) -> Self {
        let (before, after) = (old.statement(change.old), new.statement(change.new));
        Self {
            from: before.number,
            to: after.number,
            point: &new.point(after.point).id,
            party: &new.party(after.party).id,
            recoded: change.recoded,
            fields: FieldEntry::list(&change.fields),
        }
    }
}
