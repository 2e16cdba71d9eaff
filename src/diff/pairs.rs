//! Which record of the old file is which record of the new one.
//!
//! By id; and of those whose id only one of the files has, by content. A record that was given
//! another id is taken for the same only where exactly one record of the one file and exactly one
//! of the other have the same content: of two that could be meant none is.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Dossier, PartyIndex, PlanIndex, Point, PointIndex, Source, SourceIndex, StatementIndex,
    ThemeIndex,
};

/// Two lists of records matched one to one, by their positions.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Pairs {
    /// For each old record the new one.
    pub(super) of_old: Vec<Option<usize>>,
    /// For each new record the old one.
    pub(super) of_new: Vec<Option<usize>>,
}

/// Every list of two dossiers matched; what is said of the old file can then be said in the ids of
/// the new one.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Matched {
    pub(super) parties: Pairs,
    pub(super) themes: Pairs,
    pub(super) points: Pairs,
    pub(super) sources: Pairs,
    pub(super) plans: Pairs,
}

impl Pairs {
    /// Matches what has the same id; of several with one id the first.
    fn by_id<T>(old: &[T], new: &[T], id: impl Fn(&T) -> &str) -> Self {
        let mut known = BTreeMap::new();
        for (at, record) in old.iter().enumerate() {
            known.entry(id(record)).or_insert(at);
        }
        let mut pairs = Self {
            of_old: vec![None; old.len()],
            of_new: vec![None; new.len()],
        };
        for (at, record) in new.iter().enumerate() {
            if let Some(partner) = known.remove(id(record)) {
                pairs.join(partner, at);
            }
        }
        pairs
    }

    fn join(&mut self, old: usize, new: usize) {
        self.of_old[old] = Some(new);
        self.of_new[new] = Some(old);
    }

    /// Matches what has no partner yet with the only one of the other list that is the same, where
    /// that has no other either. Only records that share a key are looked at, so that a file in
    /// which every id is another takes no longer than one in which none is.
    fn by_content<'k, const KEYS: usize>(
        mut self,
        old_keys: impl Fn(usize) -> [&'k str; KEYS],
        new_keys: impl Fn(usize) -> [&'k str; KEYS],
        is_same: impl Fn(usize, usize) -> bool,
    ) -> Self {
        let alone = |list: &[Option<usize>]| -> Vec<usize> {
            let all = list.iter().enumerate();
            let alone = all.filter(|(_, partner)| partner.is_none());
            alone.map(|(at, _)| at).collect()
        };
        let mut keyed: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for after in alone(&self.of_new) {
            for key in new_keys(after) {
                keyed.entry(key).or_default().insert(after);
            }
        }
        let mut candidates: Vec<(usize, Vec<usize>)> = Vec::new();
        let mut wanted: BTreeMap<usize, usize> = BTreeMap::new();
        for before in alone(&self.of_old) {
            let sharing: BTreeSet<usize> = old_keys(before)
                .into_iter()
                .filter_map(|key| keyed.get(key))
                .flatten()
                .copied()
                .collect();
            let same: Vec<usize> = sharing
                .into_iter()
                .filter(|&after| is_same(before, after))
                .collect();
            for &after in &same {
                *wanted.entry(after).or_default() += 1;
            }
            candidates.push((before, same));
        }
        for (before, same) in candidates {
            if let [after] = same[..]
                && wanted.get(&after) == Some(&1)
            {
                self.join(before, after);
            }
        }
        self
    }
}

impl Matched {
    /// Matches every list. Points come last: their statements are compared by party.
    pub(super) fn new(old: &Dossier, new: &Dossier) -> Self {
        let parties = Pairs::by_id(&old.parties, &new.parties, |party| &party.id).by_content(
            |at| [&old.parties[at].name],
            |at| [&new.parties[at].name],
            |before, after| is_same_text(&old.parties[before].name, &new.parties[after].name),
        );
        let themes = Pairs::by_id(&old.themes, &new.themes, |theme| &theme.id).by_content(
            |at| [&old.themes[at].name],
            |at| [&new.themes[at].name],
            |before, after| is_same_text(&old.themes[before].name, &new.themes[after].name),
        );
        let plans = Pairs::by_id(&old.plans, &new.plans, |plan| &plan.id).by_content(
            |at| [&old.plans[at].name],
            |at| [&new.plans[at].name],
            |before, after| {
                let (before, after) = (&old.plans[before], &new.plans[after]);
                is_same_text(&before.name, &after.name) && before.date == after.date
            },
        );
        let sources = Pairs::by_id(&old.sources, &new.sources, |source| &source.id).by_content(
            |at| source_keys(&old.sources[at]),
            |at| source_keys(&new.sources[at]),
            |before, after| is_same_source(&old.sources[before], &new.sources[after]),
        );
        let (old_words, new_words) = (quotations(old), quotations(new));
        let shares_words = |before: usize, after: usize| {
            let said = old_words[before].iter();
            let said = said.map(|(party, quote)| (parties.of_old[party.at()], *quote));
            let says = new_words[after].iter();
            let says = says.map(|(party, quote)| (Some(party.at()), *quote));
            shares_half(said.collect(), says.collect())
        };
        let points = Pairs::by_id(&old.points, &new.points, |point| &point.id).by_content(
            |at| point_keys(&old.points[at]),
            |at| point_keys(&new.points[at]),
            |before, after| {
                let (one, other) = (&old.points[before], &new.points[after]);
                is_same_point(one, other, || shares_words(before, after))
            },
        );
        Self {
            parties,
            themes,
            points,
            sources,
            plans,
        }
    }

    /// The party of the new file that this one of the old file is.
    #[must_use]
    pub fn new_party(&self, old: PartyIndex) -> Option<PartyIndex> {
        partner(&self.parties.of_old, old.at()).map(PartyIndex::new)
    }

    /// The party of the old file that this one of the new file is.
    #[must_use]
    pub fn old_party(&self, new: PartyIndex) -> Option<PartyIndex> {
        partner(&self.parties.of_new, new.at()).map(PartyIndex::new)
    }

    /// The point of the new file that this one of the old file is.
    #[must_use]
    pub fn new_point(&self, old: PointIndex) -> Option<PointIndex> {
        partner(&self.points.of_old, old.at()).map(PointIndex::new)
    }

    /// The point of the old file that this one of the new file is.
    #[must_use]
    pub fn old_point(&self, new: PointIndex) -> Option<PointIndex> {
        partner(&self.points.of_new, new.at()).map(PointIndex::new)
    }

    /// The source of the new file that this one of the old file is.
    #[must_use]
    pub fn new_source(&self, old: SourceIndex) -> Option<SourceIndex> {
        partner(&self.sources.of_old, old.at()).map(SourceIndex::new)
    }

    /// The theme of the new file that this one of the old file is.
    pub(super) fn new_theme(&self, old: ThemeIndex) -> Option<ThemeIndex> {
        partner(&self.themes.of_old, old.at()).map(ThemeIndex::new)
    }

    /// The plan of the new file that this one of the old file is.
    pub(super) fn new_plan(&self, old: PlanIndex) -> Option<PlanIndex> {
        partner(&self.plans.of_old, old.at()).map(PlanIndex::new)
    }
}

fn partner(list: &[Option<usize>], at: usize) -> Option<usize> {
    list.get(at).copied().flatten()
}

/// Nothing is the same as nothing only by chance.
fn is_same_text(one: &str, other: &str) -> bool {
    one == other && !one.trim().is_empty()
}

/// The same address; or the same publisher, headline and date of publication.
fn is_same_source(one: &Source, other: &Source) -> bool {
    let is_same_address =
        matches!((&one.url, &other.url), (Some(one), Some(other)) if one == other);
    is_same_address
        || (is_same_text(&one.title, &other.title)
            && one.publisher == other.publisher
            && one.published == other.published)
}

/// What two records of the same source share one of.
fn source_keys(source: &Source) -> [&str; 2] {
    [
        source.url.as_deref().unwrap_or(&source.title),
        &source.title,
    ]
}

/// What two records of the same point share one of.
fn point_keys(point: &Point) -> [&str; 2] {
    [&point.proposition, &point.title]
}

/// The same proposition; or the same title over at least half of the same words.
fn is_same_point(one: &Point, other: &Point, shares_words: impl FnOnce() -> bool) -> bool {
    is_same_text(&one.proposition, &other.proposition)
        || (is_same_text(&one.title, &other.title) && shares_words())
}

/// The party and the words of every statement, point by point.
fn quotations(dossier: &Dossier) -> Vec<Vec<(PartyIndex, &str)>> {
    let mut of_point = vec![Vec::new(); dossier.points.len()];
    for at in 0..dossier.statements.len() {
        let statement = dossier.statement(StatementIndex::new(at));
        of_point[statement.point.at()].push((statement.party, statement.quote.as_str()));
    }
    of_point
}

/// True when at least half of the longer list stands in the other one too.
fn shares_half<T: Ord>(mut one: Vec<T>, mut other: Vec<T>) -> bool {
    let longest = one.len().max(other.len());
    one.sort();
    other.sort();
    let mut shared = 0;
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        match one.cmp(other) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                left.next();
                right.next();
            }
        }
    }
    shared > 0 && 2 * shared >= longest
}
