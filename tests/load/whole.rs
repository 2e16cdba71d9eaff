//! One file with every field of the format, against the whole dossier that it must give; what can
//! only be told in bytes; and the places of records.

use concordance::finding::{Code, Finding, Place, RecordKind, RecordRef};
use concordance::load::load;
use concordance::model::{
    Article, DateSpan, Dating, Dossier, Party, PartyIndex, Plan, PlanIndex, Point, PointIndex,
    Source, SourceIndex, SourceKind, Stance, Statement, Theme, ThemeIndex, Voice,
};

const WHOLE: &str = include_str!("good-whole.ron");

/// An optional text that is there.
#[expect(clippy::unnecessary_wraps, reason = "the fields it fills are optional")]
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn date(text: &str) -> DateSpan {
    DateSpan::parse(text).unwrap_or_else(|problem| panic!("{text}: {problem}"))
}

fn parties() -> Vec<Party> {
    let party = |id: &str, name: &str, short: Option<&str>, color| Party {
        id: id.to_owned(),
        name: name.to_owned(),
        short: short.map(str::to_owned),
        color,
    };
    vec![
        party("russia", "Russia", Some("RU"), Some([0xaa, 0x33, 0x11])),
        party("ukraine", "Ukraine", None, None),
        party("european-union", "European Union", Some("EU"), None),
    ]
}

fn points() -> Vec<Point> {
    let article = |plan, number: &str| Article {
        plan: PlanIndex(plan),
        number: number.to_owned(),
    };
    vec![
        Point {
            id: "foreign-troops".to_owned(),
            theme: Some(ThemeIndex(0)),
            title: "Foreign troops in Ukraine".to_owned(),
            proposition: "Troops of other states may be stationed in Ukraine.".to_owned(),
            from: some("the draft of November"),
            note: some("The draft says “forces”"),
            articles: vec![article(0, "4"), article(1, "3(a)")],
        },
        Point {
            id: "borders".to_owned(),
            theme: None,
            title: "Borders".to_owned(),
            proposition: "The line of contact becomes the border.".to_owned(),
            from: None,
            note: None,
            articles: Vec::new(),
        },
    ]
}

fn source(id: &str, title: &str, published: &str, kind: SourceKind) -> Source {
    Source {
        number: 0,
        id: id.to_owned(),
        publisher: None,
        title: title.to_owned(),
        author: None,
        published: date(published),
        dating: Dating::Stated,
        url: None,
        language: None,
        kind: Some(kind),
        copy_of: None,
        rewrite_of: None,
        text: None,
        sha256: None,
        note: None,
    }
}

fn sources() -> Vec<Source> {
    vec![
        Source {
            publisher: some("The Hill"),
            author: some("A. Writer"),
            url: some("https://example.org/a?b=(c)"),
            language: some("en"),
            text: some("texts/hill.txt"),
            sha256: some("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
            note: some("Printed with a slip"),
            ..source("hill-aug", "A “headline”", "2025-08-26", SourceKind::Report)
        },
        Source {
            number: 1,
            dating: Dating::Inferred("the address names the month".to_owned()),
            copy_of: Some(SourceIndex(0)),
            ..source("copy", "The same again", "2025-08", SourceKind::Other)
        },
        Source {
            number: 2,
            rewrite_of: some("a dispatch of an agency"),
            ..source("rewrite", "Told anew", "2025/2026", SourceKind::Opinion)
        },
        Source {
            number: 3,
            ..source("speech", "A speech", "2025-08-20", SourceKind::Transcript)
        },
        Source {
            number: 4,
            ..source("decree", "A decree", "2025-08-21", SourceKind::Official)
        },
    ]
}

/// Numbers of point, party and source; the words; the date.
fn statement(
    number: u32,
    [point, party, source]: [u32; 3],
    (stance, voice): (Stance, Voice),
    (gist, quote): (&str, &str),
    said: &str,
) -> Statement {
    Statement {
        number,
        id: None,
        point: PointIndex(point),
        party: PartyIndex(party),
        stance,
        gist: gist.to_owned(),
        quote: quote.to_owned(),
        before: None,
        after: None,
        source: SourceIndex(source),
        at: None,
        speaker: None,
        role: None,
        voice,
        part: None,
        said: date(said),
        dating: Dating::Stated,
        condition: None,
        translated_by: None,
        translation: None,
        note: None,
        why: None,
        coded_by: None,
        checked_by: None,
        plan: None,
        jointly: Vec::new(),
        verbatim: None,
    }
}

fn full_statement() -> Statement {
    Statement {
        id: some("lavrov-troops"),
        before: some("The minister was asked again; "),
        after: some(" — and left."),
        at: some("paragraph 4"),
        speaker: some("Sergei Lavrov"),
        role: some("foreign minister"),
        part: some("the foreign ministry"),
        dating: Dating::Inferred("the week before".to_owned()),
        condition: some("none"),
        translated_by: some("the source"),
        translation: some("abs. unacceptable"),
        note: some("the slip is the source's"),
        why: some("“absolutely”"),
        coded_by: some("A"),
        checked_by: some("B"),
        plan: Some(PlanIndex(0)),
        jointly: vec![PartyIndex(1), PartyIndex(2)],
        verbatim: None,
        ..statement(
            0,
            [0, 0, 0],
            (Stance::RulesOut, Voice::Own),
            (
                "rules out any foreign troops",
                "he said it was \"absolutely unacceptable\" [sic]",
            ),
            "2025-08-18/2025-08-24",
        )
    }
}

fn statements() -> Vec<Statement> {
    let claim = Voice::ClaimedBy(PartyIndex(0));
    let own = Voice::Own;
    vec![
        full_statement(),
        Statement {
            condition: some("guarantees"),
            ..statement(
                1,
                [1, 1, 1],
                (Stance::OpposesUnless, Voice::Reported),
                ("only with guarantees", "line one\nline \"two\""),
                "2025-08",
            )
        },
        statement(
            2,
            [1, 1, 2],
            (Stance::SupportsIf, claim),
            ("would agree", "they agreed"),
            "2025",
        ),
        statement(
            3,
            [1, 2, 3],
            (Stance::Unclear, Voice::Analyst),
            ("says nothing clear", "we shall see"),
            "2025-08-20",
        ),
        statement(
            4,
            [0, 2, 4],
            (Stance::Insists, own),
            ("insists", "must"),
            "2025-08-21",
        ),
        statement(
            5,
            [0, 1, 4],
            (Stance::Supports, own),
            ("supports", "welcome"),
            "2025-08-21",
        ),
        statement(
            6,
            [1, 0, 4],
            (Stance::Opposes, own),
            ("opposes", "not enough"),
            "2025-08-21",
        ),
    ]
}

#[test]
fn every_field_holds_what_was_written() {
    let loaded = load(WHOLE.as_bytes());
    assert_eq!(loaded.findings, []);
    let dossier = loaded.dossier.expect("a dossier");
    assert_eq!(dossier.sha256.len(), 64);
    let theme = |id: &str, name: &str| Theme {
        id: id.to_owned(),
        name: name.to_owned(),
    };
    let expected = Dossier {
        title: "A plan — «план»".to_owned(),
        about: some("Every field of the format, once"),
        language: "en-GB".to_owned(),
        parties: parties(),
        themes: vec![
            theme("security", "Security guarantees"),
            theme("territory", "Territory"),
        ],
        points: points(),
        sources: sources(),
        plans: vec![
            Plan {
                id: "draft-1".to_owned(),
                name: "First draft".to_owned(),
                date: Some(date("2025-11-20")),
                source: Some(SourceIndex(0)),
            },
            Plan {
                id: "draft-2".to_owned(),
                name: "Second draft".to_owned(),
                date: None,
                source: None,
            },
        ],
        statements: statements(),
        sha256: dossier.sha256.clone(),
        ..Dossier::default()
    };
    assert_eq!(dossier, expected);
}

#[test]
fn the_hash_is_that_of_the_bytes() {
    let text =
        "(format: 1, title: \"A plan\", parties: [], points: [], sources: [], statements: [])";
    let hash = |bytes: &[u8]| load(bytes).dossier.expect("a dossier").sha256;
    // Computed with sha256sum.
    assert_eq!(
        hash(text.as_bytes()),
        "11382aee2a8cce999ec66f9dadb8193628cbc4755b582ae66d6ac885b20a3fda"
    );
    let marked = format!("\u{feff}{text}");
    assert_ne!(hash(marked.as_bytes()), hash(text.as_bytes()));
}

#[test]
fn says_where_each_record_stands() {
    for mark in ["", "\u{feff}"] {
        let text = format!(
            "{mark}(format: 1, title: \"é\", parties: [(id: \"ü\", name: \"A\"), (id: \"b\", \
             name: \"B\")],\r\n  points: [\r\n  (id: \"p\", title: \"P\", proposition: \"P\"),],\
             sources: [], statements: [])"
        );
        let loaded = load(text.as_bytes());
        let record = |kind, number| RecordRef { kind, number };
        let slice = |kind, number| {
            let range = loaded.places.byte_range(record(kind, number));
            range.map(|range| &text[range])
        };
        let place = |kind, number| loaded.places.of(record(kind, number));
        assert_eq!(
            slice(RecordKind::Party, 0),
            Some("(id: \"ü\", name: \"A\")")
        );
        assert_eq!(
            slice(RecordKind::Party, 1),
            Some("(id: \"b\", name: \"B\")")
        );
        assert_eq!(
            slice(RecordKind::Point, 0),
            Some("(id: \"p\", title: \"P\", proposition: \"P\")")
        );
        assert_eq!(
            place(RecordKind::Party, 0),
            Some(Place {
                line: 1,
                column: 35
            })
        );
        assert_eq!(
            place(RecordKind::Party, 1),
            Some(Place {
                line: 1,
                column: 57
            })
        );
        assert_eq!(
            place(RecordKind::Point, 0),
            Some(Place { line: 3, column: 3 })
        );
        assert_eq!(place(RecordKind::Point, 1), None);
        assert_eq!(loaded.places.count(RecordKind::Party), 2);
        assert_eq!(loaded.places.count(RecordKind::Theme), 0);
        // The id with a letter that ids do not have is the one finding.
        assert_eq!(loaded.findings.len(), 1);
        assert_eq!(
            loaded.findings[0].record,
            Some(record(RecordKind::Party, 0))
        );
    }
}

/// The one finding with which these bytes are refused.
fn refusal(bytes: &[u8]) -> Finding {
    let mut loaded = load(bytes);
    assert_eq!(loaded.dossier, None);
    assert_eq!(loaded.findings.len(), 1, "{:?}", loaded.findings);
    loaded.findings.remove(0)
}

#[test]
fn refuses_what_is_no_text() {
    let latin1 = b"(format: 1,\n title: \"Fran\xe7ois\")";
    let finding = refusal(latin1);
    assert_eq!(finding.code, Code::NotUtf8);
    assert_eq!(
        finding.place,
        Some(Place {
            line: 2,
            column: 14
        })
    );

    let utf16: Vec<u8> = "(format: 1)"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(refusal(&utf16).code, Code::NotRon);
    assert_eq!(
        refusal(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0").code,
        Code::NotRon
    );
    assert_eq!(refusal(&[0; 64]).code, Code::NotRon);
    assert_eq!(refusal(b"\x89PNG\r\n\x1a\n").code, Code::NotUtf8);
    assert_eq!(refusal(b"").code, Code::NotRon);
    assert_eq!(refusal(b"\xef\xbb\xbf").code, Code::NotRon);
}

#[test]
fn deep_brackets_do_not_exhaust_the_stack() {
    for bracket in ["(", "[", "{", "/*", "Some("] {
        let deep = bracket.repeat(100_000);
        let _ = load(deep.as_bytes());
        let _ = load(format!("(extra: {deep}").as_bytes());
        let broken = WHOLE.replacen("\"Russia\"", &deep, 1);
        let loaded = load(broken.as_bytes());
        let parties = loaded.dossier.map(|dossier| dossier.parties.len());
        assert_eq!(parties, Some(2), "{bracket}");
    }
}
