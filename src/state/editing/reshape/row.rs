//! What a row would be if certain statements were its own: worked out on a small file by the same
//! loader and the same rules as everything else.

use std::collections::BTreeSet;

use crate::edit::{Draft, Record, Value, of_party, of_statement, write};
use crate::load::load;
use crate::matrix::{CellIndex, Matrix};
use crate::model::{Dossier, PartyIndex, PointIndex, Stance, Statement};
use crate::state::editing::trial::{CellSight, bare_statement, seen, with_originals};

/// The cells of a row that has these statements, each with the stance that it is to have, by
/// party; in the order of the file, because of words of one day the later in it stands.
pub(super) fn row<'d>(
    dossier: &'d Dossier,
    statements: impl Iterator<Item = (&'d Statement, Stance)>,
) -> Vec<CellSight> {
    const POINT: &str = "point";
    let mut statements: Vec<(&Statement, Stance)> = statements.collect();
    statements.sort_by_key(|(statement, _)| statement.number);
    let mut records: Vec<Record> = dossier.parties.iter().map(of_party).collect();
    records.push(
        Record::new(crate::finding::RecordKind::Point)
            .with("id", Value::text(POINT))
            .with("title", Value::text(POINT))
            .with("proposition", Value::text(POINT)),
    );
    let sources: BTreeSet<_> = statements.iter().map(|(it, _)| it.source).collect();
    records.extend(with_originals(dossier, sources));
    for (statement, stance) in statements {
        let record = of_statement(dossier, statement)
            .with("point", Value::text(POINT))
            .with("stance", Value::Word(format!("{stance:?}")));
        records.push(bare_statement(record));
    }
    let small = Draft {
        title: "trial".to_owned(),
        records,
        ..Draft::default()
    };
    let Some(made) = load(write(&small).as_bytes()).dossier else {
        return Vec::new();
    };
    let matrix = Matrix::of(&CellIndex::new(&made), None);
    let parties = (0..made.parties.len()).map(PartyIndex::new);
    parties
        .map(|party| seen(&made, matrix.cell(PointIndex::new(0), party)))
        .collect()
}

/// The statements of a point with their stances as they are.
pub(super) fn of_point(
    dossier: &Dossier,
    point: PointIndex,
) -> impl Iterator<Item = (&Statement, Stance)> {
    let here = dossier.statements.iter();
    here.filter(move |it| it.point == point)
        .map(|it| (it, it.stance))
}
