//! Samples, codings and coefficients, by cases whose numbers can be reckoned by hand.

use proptest::prelude::*;

use super::*;
use crate::load::load;
use crate::model::{Dossier, Stance, StatementIndex};

/// A dossier with so many statements of each of three parties.
fn dossier(counts: [usize; 3]) -> Dossier {
    let mut statements = String::new();
    for (party, count) in ["a", "b", "c"].into_iter().zip(counts) {
        for number in 0..count {
            statements += &format!(
                "(point: \"p\", party: \"{party}\", stance: Supports, gist: \"g\", quote: \"q{number}\", \
                 source: \"s\", voice: Own, said: \"2025\"),"
            );
        }
    }
    let file = format!(
        "(format: 1, title: \"T\", parties: [(id: \"a\", name: \"A\"), (id: \"b\", name: \"B\"), (id: \"c\", name: \"C\")], \
         points: [(id: \"p\", title: \"P\", proposition: \"It is.\")], \
         sources: [(id: \"s\", title: \"S\", published: \"2025\")], statements: [{statements}])"
    );
    let loaded = load(file.as_bytes());
    assert_eq!(loaded.findings, []);
    loaded.dossier.expect("a dossier")
}

fn drawn_of_each(dossier: &Dossier, drawn: &[StatementIndex]) -> [usize; 3] {
    let mut counts = [0; 3];
    for index in drawn {
        counts[dossier.statement(*index).party.at()] += 1;
    }
    counts
}

#[test]
fn a_sample_is_shared_out_among_the_parties() {
    let cases = [
        ([60, 30, 10], Amount::Count(10), [6, 3, 1]),
        ([60, 30, 10], Amount::Percent(20), [12, 6, 2]),
        // The largest remainders: 4.5, 3.5 and 2 of 10; of equal ones the first party.
        ([9, 7, 4], Amount::Count(10), [5, 3, 2]),
        // Each party has at least one.
        ([98, 1, 1], Amount::Count(4), [2, 1, 1]),
        ([98, 0, 2], Amount::Count(2), [1, 0, 1]),
        // Too few for each.
        ([50, 30, 20], Amount::Count(1), [1, 0, 0]),
        ([2, 3, 0], Amount::Count(9), [2, 3, 0]),
        ([0, 0, 0], Amount::Percent(20), [0, 0, 0]),
        ([5, 0, 0], Amount::Percent(1), [1, 0, 0]),
    ];
    for (counts, amount, expected) in cases {
        let dossier = dossier(counts);
        let drawn = sample(&dossier, amount, 1);
        assert_eq!(
            drawn_of_each(&dossier, &drawn),
            expected,
            "{counts:?} {amount:?}"
        );
        assert_eq!(sample(&dossier, amount, 1), drawn);
    }
}

#[test]
fn another_seed_draws_other_statements_and_the_order_of_the_file_none() {
    let dossier = dossier([40, 40, 40]);
    let draws: Vec<_> = (0..4)
        .map(|seed| sample(&dossier, Amount::Count(30), seed))
        .collect();
    assert!(draws.windows(2).all(|pair| pair[0] != pair[1]));
    let mut turned = dossier.clone();
    turned.statements.reverse();
    let keys = |dossier: &Dossier| {
        let indices = sample(dossier, Amount::Count(30), 7);
        let mut keys: Vec<Key> = indices.iter().map(|it| Key::of(dossier, *it)).collect();
        keys.sort();
        keys
    };
    assert_eq!(keys(&turned), keys(&dossier));
}

#[test]
fn kappa_is_what_it_is_by_hand() {
    // 25 twice yes, 15 twice no, 10 yes and no: observed 40/50 = 0.8; the first says yes 35 times
    // and the second 25 times: by chance (35 x 25 + 15 x 25) / 2500 = 0.5; kappa 0.3/0.5 = 0.6.
    let pairs = |counts: &[(u8, u8, usize)]| {
        let each = counts
            .iter()
            .flat_map(|&(one, other, times)| std::iter::repeat_n((one, other), times));
        Agreement::new(each.collect::<Vec<_>>())
    };
    let close = |found: Result<f64, Undefined>, expected: f64| {
        let found = found.expect("it is defined");
        assert!((found - expected).abs() < 1e-12, "{found} {expected}");
    };
    let yes_no = pairs(&[(1, 1, 25), (0, 0, 15), (1, 0, 10)]);
    assert_eq!((yes_no.count(), yes_no.agreed()), (50, 40));
    close(yes_no.observed(), 0.8);
    close(yes_no.expected(), 0.5);
    close(yes_no.kappa(), 0.6);
    // Of three grades 0, 1, 2 in 10 readings: 4 twice 0, 3 twice 2, 2 as 0 and 1, 1 as 0 and 2.
    // Margins: first 7, 0, 3; second 4, 2, 4. Observed distance 2 x 1 + 1 x 2 = 4. By chance
    // (7x2x1 + 7x4x2 + 3x4x2 + 3x2x1) / 10 = (14 + 56 + 24 + 6) / 10 = 10; weighted 1 - 4/10.
    let grades = pairs(&[(0, 0, 4), (2, 2, 3), (0, 1, 2), (0, 2, 1)]);
    close(
        grades.kappa_by(|one, other| f64::from(one.abs_diff(*other))),
        0.6,
    );
    // Unweighted: observed 0.7, by chance (7 x 4 + 3 x 4) / 100 = 0.4; 0.3/0.6.
    close(grades.kappa(), 0.5);
    // Never the same: by chance 0.5, so (0 - 0.5) / 0.5.
    close(pairs(&[(0, 1, 5), (1, 0, 5)]).kappa(), -1.0);
    // Each used one category, and not the same: chance gives nothing either.
    close(pairs(&[(0, 1, 5)]).kappa(), 0.0);
    let nothing = pairs(&[]);
    assert_eq!(nothing.kappa(), Err(Undefined::Nothing));
    assert_eq!(nothing.observed(), Err(Undefined::Nothing));
    assert_eq!(nothing.expected(), Err(Undefined::Nothing));
    assert_eq!(pairs(&[(1, 1, 9)]).kappa(), Err(Undefined::OneCategory));
}

#[test]
fn disagreements_are_listed_from_the_farthest_apart() {
    let dossier = dossier([2, 2, 1]);
    let all = sample(&dossier, Amount::Percent(100), 1);
    let mut coding = Coding::blank(&dossier, "R", None, &all);
    let stances = [
        Stance::Supports,
        Stance::Insists,
        Stance::Opposes,
        Stance::Supports,
    ];
    for (coded, stance) in coding.codings.iter_mut().zip(stances) {
        coded.stance = Some(stance);
        coded.voice = Some(CodedVoice::Own);
    }
    coding.codings[3].voice = Some(CodedVoice::ClaimedBy("a".to_owned()));
    let mut gone = coding.codings[0].clone();
    gone.key.quote = "never said".to_owned();
    coding.codings.push(gone);
    let found = compare(&dossier, &coding);
    assert!(found.is_same_dossier);
    assert_eq!((found.pairs.len(), &found.unmatched[..]), (5, &[5][..]));
    assert_eq!((found.without_stance, found.without_voice), (1, 1));
    let told: Vec<(usize, u8, bool, bool)> = found
        .disagreements
        .iter()
        .map(|it| {
            (
                it.coded,
                it.distance,
                it.stance.is_some(),
                it.voice.is_some(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (2, 4, true, false),
            (1, 1, true, false),
            (3, 0, false, true)
        ]
    );
    assert_eq!((found.stance.count(), found.stance.agreed()), (4, 2));
    assert_eq!((found.voice.count(), found.voice.agreed()), (4, 3));
    assert_eq!(
        found.stance.confusion[&(Stance::Supports, Stance::Opposes)],
        1
    );
    // All say `Supports`; two of four do so twice, so chance gives as much as there is.
    assert_eq!(found.stance.kappa(), Ok(0.0));
}

#[test]
fn a_statement_is_known_by_its_id_where_both_have_one_and_by_its_words_else() {
    let mut dossier = dossier([3, 0, 0]);
    dossier.statements[0].id = Some("x".to_owned());
    let all = sample(&dossier, Amount::Percent(100), 1);
    let coding = Coding::blank(&dossier, "R", None, &all);
    let mut changed = dossier.clone();
    changed.statements[0].quote = "reworded".to_owned();
    changed.statements[1].id = Some("new".to_owned());
    changed.statements.swap(1, 2);
    let found = compare(&changed, &coding);
    let pairs: Vec<(usize, usize)> = found.pairs.iter().map(|it| (it.0.at(), it.1)).collect();
    assert_eq!(pairs, [(0, 0), (1, 2), (2, 1)]);
}

#[test]
fn what_is_wrong_with_one_statement_hides_no_other() {
    let file = "(format: 1, coder: \"R\", title: \"T\", sha256: \"0\", sead: 1, codings: [\n\
        (point: \"p\", party: \"a\", source: \"s\", quote: \"one\", stance: Suports, note: \"n\"),\n\
        (point: \"p\", party: \"a\", source: \"s\"),\n\
        (point \"p\"),\n\
        (point: \"p\", party: \"a\", source: \"s\", quote: \"two\", stance: RulesOut, voice: ClaimedBy(\"b\")),\n])";
    let found = read(file);
    let told: Vec<String> = found
        .problems
        .iter()
        .map(|it| format!("{}: {}", it.place, it.message))
        .collect();
    assert_eq!(
        told,
        [
            "1:50: `sead` is no field; did you mean `seed`?",
            "2:53: `Suports` is no stance; did you mean `Supports`?",
            "3:1: `quote` is missing, so the statement is left out",
            "4:1: the fields of this statement cannot be told apart",
        ]
    );
    let codings = found.coding.expect("a coding").codings;
    assert_eq!(codings.len(), 2);
    assert_eq!(codings[0].note.as_deref(), Some("n"));
    assert_eq!(
        codings[1].voice,
        Some(CodedVoice::ClaimedBy("b".to_owned()))
    );
    for (file, message) in [
        (
            "",
            "this is no coding: it has no `(` with fields that close",
        ),
        (
            "(coder: \"R\")",
            "this is no coding: `format: 1` is missing",
        ),
        (
            "(format: 1, statements: [])",
            "this is no coding: `codings` is missing",
        ),
        ("(format: 2)", "format 2 is newer than this program"),
    ] {
        let found = read(file);
        assert_eq!(
            (found.coding, found.problems[0].message.as_str()),
            (None, message)
        );
    }
}

fn coded() -> impl Strategy<Value = Coded> {
    let voice = prop_oneof![
        Just(CodedVoice::Own),
        Just(CodedVoice::Reported),
        Just(CodedVoice::Analyst),
        any::<String>().prop_map(CodedVoice::ClaimedBy),
    ];
    (
        prop::option::of(any::<String>()),
        any::<[String; 4]>(),
        prop::option::of(prop::sample::select(Stance::ALL.to_vec())),
        prop::option::of(voice),
        prop::option::of(any::<String>()),
        any::<bool>(),
    )
        .prop_map(
            |(id, [point, party, source, quote], stance, voice, note, seen)| Coded {
                key: Key {
                    id,
                    point,
                    party,
                    source,
                    quote,
                },
                stance,
                voice,
                note,
                seen,
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_coding_is_read_as_it_was_written(
        [coder, title, sha256] in any::<[String; 3]>(),
        seed in prop::option::of(any::<u64>()),
        codings in prop::collection::vec(coded(), 0..5),
    ) {
        let coding = Coding { coder, title, sha256, seed, codings };
        let found = read(&write(&coding, None));
        prop_assert_eq!(found.problems, []);
        prop_assert_eq!(found.coding, Some(coding));
    }

    #[test]
    fn anything_can_be_read(text in any::<String>(), cut in any::<prop::sample::Index>()) {
        prop_assert!(read(&text).coding.is_none());
        let dossier = dossier([2, 1, 0]);
        let all = sample(&dossier, Amount::Percent(100), 1);
        let file = write(&Coding::blank(&dossier, "R", Some(3), &all), Some(&dossier));
        let whole = read(&file);
        prop_assert_eq!(whole.problems, []);
        let at = file.char_indices().map(|it| it.0).nth(cut.index(file.chars().count()));
        let _ = read(&file[..at.unwrap_or(0)]);
    }
}

#[test]
fn an_answer_changes_its_own_bytes_and_leaves_what_cannot_be_read() {
    let dossier = dossier([2, 1, 0]);
    let drawn = sample(&dossier, Amount::Count(3), 1);
    let blank = write(
        &Coding::blank(&dossier, "R", Some(1), &drawn),
        Some(&dossier),
    );
    // A remark of the reader's own, and a statement that is broken.
    let text = blank
        .replacen(
            "codings: [\n",
            "codings: [\n        (point: \"p\"),  // broken\n",
            1,
        )
        .replacen("quote: \"q1\"", "quote: \"q1\" /* mine */", 1);
    let file = read(&text);
    assert_eq!((file.spans.len(), file.problems.len()), (3, 1));
    let mut coded = file.coding.expect("a coding").codings[1].clone();
    coded.stance = Some(Stance::OpposesUnless);
    coded.voice = Some(CodedVoice::ClaimedBy("b".to_owned()));
    coded.note = Some("see “there”".to_owned());
    let now = answered(&text, 1, &coded).expect("it is there");
    let added = ", stance: OpposesUnless, voice: ClaimedBy(\"b\"), note: \"see “there”\"";
    assert_eq!(now.replace(added, ""), text);
    assert_eq!(read(&now).coding.expect("a coding").codings[1], coded);
    assert_eq!(read(&now).problems, file.problems);
    // Taken back, the bytes are what they were.
    let blank = Coded {
        key: coded.key.clone(),
        ..Coded::default()
    };
    assert_eq!(answered(&now, 1, &blank).as_deref(), Some(text.as_str()));
    assert_eq!(answered(&text, 3, &coded), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_is_read_as_it_was_given_and_leaves_the_others(
        codings in prop::collection::vec(coded(), 1..6),
        answer in coded(),
        at in any::<prop::sample::Index>(),
    ) {
        let at = at.index(codings.len());
        let mut coding = Coding { codings, ..Coding::default() };
        let text = write(&coding, None);
        let answer = Coded { key: coding.codings[at].key.clone(), ..answer };
        let now = answered(&text, at, &answer).expect("it is there");
        coding.codings[at] = Coded { note: answer.note.filter(|note| !note.is_empty()), ..answer };
        prop_assert_eq!(read(&now).coding, Some(coding));
    }
}
