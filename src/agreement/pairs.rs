//! Pairs of parties: on which points they agree, differ, or cannot be compared.

use crate::matrix::{Cell, Matrix};
use crate::model::{DateSpan, Dossier, PartyIndex, PointIndex, Stance};

/// How two parties stand to each other on one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// On the same side, both without a condition.
    Agree,
    /// On the same side, at least one on a condition.
    AgreeIf,
    /// On opposite sides.
    Differ,
    /// Both have a position, and at least one comes down on no side.
    Unclear,
    /// At least one has no position of the whole party.
    Hole,
}

impl Relation {
    /// Every relation, in the order in which they are declared.
    pub const ALL: [Self; 5] = [
        Self::Agree,
        Self::AgreeIf,
        Self::Differ,
        Self::Unclear,
        Self::Hole,
    ];

    /// The relation of two cells of one row.
    #[must_use]
    pub fn of(a: &Cell, b: &Cell) -> Self {
        Self::between(a.stance, b.stance)
    }

    /// The relation of two stances, of which a hole has none.
    fn between(a: Option<Stance>, b: Option<Stance>) -> Self {
        match (a, b) {
            (Some(a), Some(b)) => Self::of_stances(a, b),
            _ => Self::Hole,
        }
    }

    /// The relation of two positions.
    #[must_use]
    pub fn of_stances(a: Stance, b: Stance) -> Self {
        match (a.side(), b.side()) {
            (Some(one), Some(other)) if one != other => Self::Differ,
            (Some(_), Some(_)) if a.is_conditional() || b.is_conditional() => Self::AgreeIf,
            (Some(_), Some(_)) => Self::Agree,
            _ => Self::Unclear,
        }
    }
}

/// Two parties on one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Which point.
    pub point: PointIndex,
    /// How they stand to each other.
    pub relation: Relation,
    /// How many days at least lie between the two statements that stand; nought where their
    /// ranges overlap, none where one of the two cells is a hole.
    pub days_apart: Option<u32>,
}

/// Two parties on all points: on how many they stand how to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The one that comes first.
    pub a: PartyIndex,
    /// The other.
    pub b: PartyIndex,
    /// How many points have each relation, in the order of [`Relation::ALL`].
    pub counts: [usize; 5],
}

impl Pair {
    /// How many points have this relation.
    #[must_use]
    pub fn count(&self, relation: Relation) -> usize {
        self.counts[relation as usize]
    }

    /// On how many points they are on the same side, conditions or not.
    #[must_use]
    pub fn agree(&self) -> usize {
        self.count(Relation::Agree) + self.count(Relation::AgreeIf)
    }

    /// On how many points both come down on a side; a share of agreement is of these.
    #[must_use]
    pub fn comparable(&self) -> usize {
        self.agree() + self.count(Relation::Differ)
    }
}

/// Every unordered pair of parties once, in the file's order, over all points.
#[must_use]
pub fn pairs(dossier: &Dossier, matrix: &Matrix) -> Vec<Pair> {
    let (parties, points) = super::everything(dossier);
    pairs_among(matrix, &parties, &points).0
}

/// What stands for a hole where stances are numbers.
const HOLE: u8 = 7;

/// A stance's place in [`Stance::ALL`].
fn number(stance: Option<Stance>) -> u8 {
    let place = |stance| (0..HOLE).zip(Stance::ALL).find(|(_, it)| *it == stance);
    stance.and_then(place).map_or(HOLE, |(number, _)| number)
}

/// The relation of any two, by their numbers.
fn relations() -> [[Relation; 8]; 8] {
    let stance = |number: usize| Stance::ALL.get(number).copied();
    std::array::from_fn(|a| std::array::from_fn(|b| Relation::between(stance(a), stance(b))))
}

/// Every unordered pair of these parties once, over these points, both in the order given; and on
/// how many of the points each party has a position.
pub(super) fn pairs_among(
    matrix: &Matrix,
    parties: &[PartyIndex],
    points: &[PointIndex],
) -> (Vec<Pair>, Vec<(PartyIndex, usize)>) {
    // Each party's stances side by side: hundreds of pairs are then counted as fast as read. The
    // cells are read row by row, as they lie.
    let mut columns: Vec<(PartyIndex, Vec<u8>)> = parties
        .iter()
        .map(|&party| (party, Vec::with_capacity(points.len())))
        .collect();
    for &point in points {
        for (party, numbers) in &mut columns {
            numbers.push(number(matrix.cell(point, *party).stance));
        }
    }
    let relations = relations();
    let heard = |(party, numbers): &(PartyIndex, Vec<u8>)| {
        let positions = numbers.iter().filter(|&&it| it != HOLE);
        (*party, positions.count())
    };
    let heard = columns.iter().map(heard).collect();
    let with_later = columns.iter().enumerate();
    let pairs = with_later
        .flat_map(|(at, a)| columns[at + 1..].iter().map(move |b| (a, b)))
        .map(|((a, of_a), (b, of_b))| {
            let mut counts = [0; 5];
            for (&of_a, &of_b) in of_a.iter().zip(of_b) {
                counts[relations[usize::from(of_a)][usize::from(of_b)] as usize] += 1;
            }
            Pair {
                a: *a,
                b: *b,
                counts,
            }
        })
        .collect();
    (pairs, heard)
}

/// Two parties on each of these points, in the order given.
#[must_use]
pub fn comparisons(
    dossier: &Dossier,
    matrix: &Matrix,
    (a, b): (PartyIndex, PartyIndex),
    points: &[PointIndex],
) -> Vec<Comparison> {
    let points = points.iter();
    points
        .map(|&point| compare(dossier, matrix, point, a, b))
        .collect()
}

fn compare(
    dossier: &Dossier,
    matrix: &Matrix,
    point: PointIndex,
    a: PartyIndex,
    b: PartyIndex,
) -> Comparison {
    let (a, b) = (matrix.cell(point, a), matrix.cell(point, b));
    let relation = Relation::of(a, b);
    let said = |cell: &Cell| Some(dossier.statement(cell.standing?).said);
    Comparison {
        point,
        relation,
        days_apart: match (relation, said(a), said(b)) {
            (Relation::Hole, ..) | (_, None, _) | (_, _, None) => None,
            (_, Some(a), Some(b)) => Some(days_apart(a, b)),
        },
    }
}

/// How many days at least lie between two dates: from the last possible day of the earlier one to
/// the first possible day of the later one; nought where they overlap.
#[must_use]
pub fn days_apart(one: DateSpan, other: DateSpan) -> u32 {
    if one.overlaps(other) {
        return 0;
    }
    let (earlier, later) = if one.first_day() < other.first_day() {
        (one, other)
    } else {
        (other, one)
    };
    let hours = earlier
        .last_day()
        .duration_until(later.first_day())
        .as_hours();
    u32::try_from(hours / 24).unwrap_or(0)
}
