//! The bundled dossier: it loads clean, quotes verbatim, quotes little, and favours nobody.
//!
//! The documents that it quotes are not in the repository. Where they are at hand, beside it in
//! `../shared/sources`, every quotation is looked up in them; `--nocapture` prints the counts.

use std::collections::BTreeMap;
use std::path::PathBuf;

use concordance::check::{self, Anchors, Graded};
use concordance::load::{Loaded, load};
use concordance::matrix::{CellIndex, Matrix, tally_of_party, tally_of_states};
use concordance::model::{
    Dating, Dossier, PartyIndex, SourceIndex, Statement, StatementIndex, Voice,
};
use concordance::quote::{Grade, Texts};
use concordance::shell::texts::texts_at_hand;

/// The most that a statement may show of what stands around its quotation.
const MOST_CONTEXT: usize = 40;
/// A gist is one line of a cell.
const LONGEST_GIST: usize = 90;

fn loaded() -> Loaded {
    load(include_bytes!("../data/ukraine-peace-plan.ron"))
}

fn dossier() -> Dossier {
    loaded().dossier.expect("the bundled file is a dossier")
}

/// What a failure says of a statement.
fn name(dossier: &Dossier, statement: &Statement) -> String {
    let point = &dossier.point(statement.point).id;
    let party = &dossier.party(statement.party).id;
    format!("statement {} ({party} on {point})", statement.number)
}

/// The texts of the sources, told apart by their hashes; nothing where the folder is not there.
fn texts(dossier: &Dossier) -> Option<Texts> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/sources");
    if !folder.is_dir() {
        println!("the documents are absent, so no quotation is looked up");
        return None;
    }
    let (texts, findings) = texts_at_hand(dossier, None, &[folder]);
    assert_eq!(findings, []);
    for at in 0..dossier.sources.len() {
        let source = SourceIndex::new(at);
        let text = texts.get(source);
        let id = &dossier.source(source).id;
        let text = text.unwrap_or_else(|| panic!("no document is the one that `{id}` records"));
        assert_eq!(
            Some(text.sha256()),
            dossier.source(source).sha256.as_deref()
        );
    }
    Some(texts)
}

fn grades(dossier: &Dossier, texts: &Texts) -> Vec<Graded> {
    (0..dossier.statements.len())
        .map(|at| check::grade_statement(dossier, texts, StatementIndex::new(at)))
        .collect()
}

#[test]
fn it_loads_without_any_finding() {
    let loaded = loaded();
    assert_eq!(loaded.findings, []);
    let dossier = loaded.dossier.expect("the bundled file is a dossier");
    assert!(!dossier.title.is_empty() && dossier.about.is_some());
    // Checking it without any text finds nothing wrong with its gists either.
    let checked = check::check(&dossier, &Texts::default(), &Anchors::new(), &|_| None);
    let of_statements: Vec<_> = checked
        .findings
        .iter()
        .filter(|finding| finding.code != concordance::finding::Code::TextAbsent)
        .collect();
    assert!(of_statements.is_empty(), "{of_statements:?}");
}

#[test]
fn every_quotation_is_verbatim() {
    let dossier = dossier();
    let Some(texts) = texts(&dossier) else {
        return;
    };
    let checked = check::check(&dossier, &texts, &Anchors::new(), &|_| None);
    let counts = check::counts(&checked.grades);
    println!(
        "checked {} quotations of {} statements",
        counts.total(),
        dossier.statements.len()
    );
    let wrong: Vec<String> = checked
        .grades
        .iter()
        .filter(|graded| !matches!(graded.grade, Grade::Exact { .. }) || graded.ambiguous)
        .map(|graded| {
            let statement = dossier.statement(graded.statement);
            let key = graded.grade.key();
            format!("{}: {key}: {}", name(&dossier, statement), statement.quote)
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(counts.of("exact") > 0, "nothing was checked");
    assert_eq!(counts.of("exact"), counts.total());
    assert_eq!(checked.findings, []);
}

#[test]
fn context_is_short_and_stands_right_beside_the_quotation() {
    let dossier = dossier();
    for statement in &dossier.statements {
        for context in [&statement.before, &statement.after].into_iter().flatten() {
            let length = context.chars().count();
            assert!(length <= MOST_CONTEXT, "{}", name(&dossier, statement));
            assert!(length > 0, "{}", name(&dossier, statement));
        }
    }
    let Some(texts) = texts(&dossier) else {
        return;
    };
    for graded in grades(&dossier, &texts) {
        let statement = dossier.statement(graded.statement);
        let text = texts.get(statement.source).expect("its text").text();
        let [at] = graded.grade.ranges() else {
            panic!("{} stands in one place", name(&dossier, statement));
        };
        let before = statement.before.as_deref().unwrap_or_default();
        let after = statement.after.as_deref().unwrap_or_default();
        assert!(
            text[..at.start].ends_with(before) && text[at.end..].starts_with(after),
            "{}: not beside it: `{before}` … `{after}`",
            name(&dossier, statement)
        );
    }
}

#[test]
fn no_document_is_quoted_by_more_than_half() {
    let dossier = dossier();
    let Some(texts) = texts(&dossier) else {
        return;
    };
    let grades = grades(&dossier, &texts);
    for at in 0..dossier.sources.len() {
        let source = SourceIndex::new(at);
        let text = texts.get(source).expect("its text").text();
        let mut is_shown = vec![false; text.len()];
        for graded in &grades {
            let statement = dossier.statement(graded.statement);
            if statement.source != source {
                continue;
            }
            for range in graded.grade.ranges() {
                let before = statement.before.as_deref().map_or(0, str::len);
                let after = statement.after.as_deref().map_or(0, str::len);
                is_shown[range.start - before..range.end + after].fill(true);
            }
        }
        let all = text.chars().count();
        let shown = text.char_indices().filter(|&(at, _)| is_shown[at]).count();
        let id = &dossier.source(source).id;
        println!("{id}: {shown} of {all} characters, {} %", shown * 100 / all);
        assert!(shown > 0, "{id} is never quoted");
        assert!(2 * shown <= all, "{id} is quoted by more than half");
    }
}

#[test]
fn counts_are_told() {
    let dossier = dossier();
    let matrix = Matrix::derive(&dossier, &CellIndex::new(&dossier), None);
    for at in 0..dossier.parties.len() {
        let party = PartyIndex::new(at);
        let tally = tally_of_party(&matrix, party);
        println!(
            "{}: {} for, {} against, {} unclear, {} silent",
            dossier.party(party).name,
            tally.for_it,
            tally.against,
            tally.unclear,
            tally.silent
        );
        assert_eq!(
            tally.for_it + tally.against + tally.unclear + tally.silent,
            dossier.points.len()
        );
        assert!(tally.silent < dossier.points.len(), "a column of holes");
    }
    let mut voices: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for statement in &dossier.statements {
        let party = dossier.party(statement.party).name.as_str();
        *voices.entry((party, statement.voice.key())).or_default() += 1;
    }
    for ((party, voice), number) in &voices {
        println!("{party}: {number} {voice}");
    }
    assert_eq!(voices.values().sum::<usize>(), dossier.statements.len());
    let states = tally_of_states(matrix.cells());
    println!("cells by state: {states:?}");
    let cells: usize = states.iter().map(|(_, number)| number).sum();
    assert_eq!(cells, dossier.points.len() * dossier.parties.len());
}

#[test]
fn parties_stand_in_their_order_and_have_no_colours() {
    let dossier = dossier();
    let ids: Vec<&str> = dossier
        .parties
        .iter()
        .map(|party| party.id.as_str())
        .collect();
    assert_eq!(
        ids,
        ["united-states", "russia", "ukraine", "european-union"]
    );
    assert!(dossier.parties.iter().all(|party| party.color.is_none()));
}

#[test]
fn every_source_says_what_it_is_and_every_inferred_date_says_why() {
    let dossier = dossier();
    for source in &dossier.sources {
        assert!(source.kind.is_some(), "{} has no kind", source.id);
        assert!(source.note.is_some(), "{} is not described", source.id);
        assert_reasoned(&source.dating, &source.id);
    }
    for statement in &dossier.statements {
        assert_reasoned(&statement.dating, &name(&dossier, statement));
    }
}

/// A word or two are no reasoning.
fn assert_reasoned(dating: &Dating, what: &str) {
    if let Dating::Inferred(why) = dating {
        assert!(why.split_whitespace().count() >= 3, "{what}: `{why}`");
    }
}

#[test]
fn conditional_stances_name_their_condition_and_no_others_do() {
    let dossier = dossier();
    for statement in &dossier.statements {
        assert_eq!(
            statement.stance.is_conditional(),
            statement.condition.is_some(),
            "{}",
            name(&dossier, statement)
        );
    }
}

#[test]
fn who_speaks_is_a_part_of_the_party_and_own_words_have_a_speaker() {
    let dossier = dossier();
    for statement in &dossier.statements {
        let name = name(&dossier, statement);
        let part = statement.part.as_deref().unwrap_or_default();
        // The United Kingdom is no member of the European Union, so no part of it either.
        for outsider in ["United Kingdom", "Britain", "British", "UK"] {
            assert!(!part.contains(outsider), "{name}: part {part}");
            if dossier.party(statement.party).id == "european-union"
                && statement.voice.is_position()
            {
                for who in [&statement.speaker, &statement.role].into_iter().flatten() {
                    assert!(!who.contains(outsider), "{name}: {who}");
                }
            }
        }
        if statement.voice == Voice::Own {
            let has_speaker = statement.speaker.is_some() || statement.role.is_some();
            assert!(has_speaker, "{name} is in nobody’s own words");
        }
        assert_ne!(statement.voice.claimant(), Some(statement.party), "{name}");
    }
}

#[test]
fn gists_are_one_short_line_without_a_final_stop() {
    let dossier = dossier();
    for statement in &dossier.statements {
        let gist = &statement.gist;
        let length = gist.chars().count();
        assert!(length <= LONGEST_GIST, "{length} characters: {gist}");
        // “U.S.” at the end of a gist keeps the stop that is part of the word.
        let ends = gist.ends_with(['.', '!', '?', '…']) && !gist.ends_with("U.S.");
        assert!(
            !ends && !gist.contains('\n') && gist.trim() == gist,
            "{gist}"
        );
    }
}

#[test]
fn every_point_is_a_question_that_somebody_answers() {
    let dossier = dossier();
    for (at, point) in dossier.points.iter().enumerate() {
        assert!(point.proposition.ends_with('.'), "{}", point.id);
        assert!(point.theme.is_some(), "{} is in no theme", point.id);
        let spoken_of = dossier.statements.iter().any(|it| it.point.at() == at);
        assert!(spoken_of, "nobody speaks of {}", point.id);
    }
}
