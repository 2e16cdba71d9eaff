//! An invented accord that uses every state, stance and mark, for the tests of the sheet.

use super::samples::{party, point, source};
use crate::model::{
    Dating, Dossier, PartyIndex, Point, PointIndex, SourceIndex, Stance, Statement, Theme, Voice,
};
use crate::standing::cases::own;

/// A statement in the party's own words.
fn says(
    (point, party): (u32, u32),
    stance: Stance,
    said: &str,
    gist: &str,
    quote: &str,
    source: u32,
) -> Statement {
    Statement {
        point: PointIndex(point),
        party: PartyIndex(party),
        gist: gist.to_owned(),
        quote: quote.to_owned(),
        source: SourceIndex(source),
        speaker: Some("Ada Strand".to_owned()),
        role: Some("fisheries minister".to_owned()),
        ..own(stance, said)
    }
}

fn reported(statement: Statement) -> Statement {
    Statement {
        voice: Voice::Reported,
        speaker: None,
        role: None,
        ..statement
    }
}

fn claimed(by: u32, statement: Statement) -> Statement {
    Statement {
        voice: Voice::ClaimedBy(PartyIndex(by)),
        ..statement
    }
}

fn analyst(statement: Statement) -> Statement {
    Statement {
        voice: Voice::Analyst,
        speaker: Some("Professor Lund".to_owned()),
        role: Some("University of Halm".to_owned()),
        ..statement
    }
}

fn part(name: &str, statement: Statement) -> Statement {
    Statement {
        part: Some(name.to_owned()),
        ..statement
    }
}

/// The invented accord on the fisheries of the Western Banks.
#[expect(
    clippy::too_many_lines,
    reason = "a list of records, one after the other"
)]
pub(in crate::export) fn fisheries() -> Dossier {
    use Stance::{Insists, Opposes, OpposesUnless, RulesOut, Supports, SupportsIf, Unclear};
    let mut sources = vec![
        source("Ministers meet on the banks", "2025-06-16"),
        source("Banks talks enter last week", "2025-05-30"),
        source("What the ministers said", "2025-06-17"),
    ];
    sources[0].publisher = Some("Harbour Gazette".to_owned());
    sources[0].url = Some("https://harbour.example/2025/06/ministers-meet".to_owned());
    sources[1].dating = Dating::Inferred("from the week it names".to_owned());
    sources[1].rewrite_of = Some("a wire report of 29 May".to_owned());
    sources[2].copy_of = Some(SourceIndex(0));
    let unnamed = Statement {
        speaker: None,
        role: None,
        ..says(
            (2, 3),
            Unclear,
            "2025-06",
            "Is studying the figures",
            "An official said the Commission was “studying the figures”.",
            0,
        )
    };
    let statements = vec![
        says(
            (0, 0),
            Opposes,
            "2025-02-03",
            "Not this season",
            "“Not this season,” the minister said.",
            1,
        ),
        says(
            (0, 0),
            Supports,
            "2025-06-15",
            "From next season, in three steps",
            "The minister told parliament that the fleet “can live with a third, from next season, in three steps”, her office said.",
            0,
        ),
        says(
            (0, 1),
            Insists,
            "2025-05-20",
            "A third at once, or no accord",
            "“A third at once, or there is no accord.”",
            1,
        ),
        reported(says(
            (0, 2),
            SupportsIf,
            "2025-03",
            "If the Isles are compensated",
            "The Isles would accept the cut if they are compensated for lost catch.",
            1,
        )),
        says(
            (1, 2),
            Insists,
            "2025-06-15",
            "No signature without the fund",
            "“We will not sign anything that has no fund in it.”",
            0,
        ),
        reported(says(
            (1, 3),
            SupportsIf,
            "2025-05-20",
            "If it is counted as state aid",
            "The Commission supports a fund if it counts as state aid.",
            1,
        )),
        says(
            (2, 0),
            OpposesUnless,
            "2025-04-02",
            "Unless the base years are reopened",
            "“Not unless the base years are reopened.”",
            1,
        ),
        reported(says(
            (2, 2),
            Supports,
            "2025-04-05",
            "Forty years of landings must count",
            "Forty years of landings must count, the Isles hold.",
            1,
        )),
        unnamed,
        says(
            (3, 0),
            Supports,
            "2025-06-15",
            "Both ways, without notice",
            "“Inspectors both ways, without notice.”",
            0,
        ),
        says(
            (3, 1),
            RulesOut,
            "2025-06-15",
            "No foreign officer on a Southmark deck",
            "“No foreign officer will ever set foot on a Southmark deck,” she said.",
            0,
        ),
        claimed(
            0,
            says(
                (3, 1),
                Supports,
                "2025-06-16",
                "Has agreed to inspectors in private",
                "“They told us they would sign,” he said of Southmark.",
                0,
            ),
        ),
        part(
            "two member ports",
            says(
                (3, 3),
                SupportsIf,
                "2025-06-10",
                "Would accept inspectors in harbour",
                "Two member ports would accept inspectors in harbour.",
                2,
            ),
        ),
        part(
            "the fishing fleet",
            says(
                (3, 3),
                Opposes,
                "2025-06-12",
                "Wants none at all",
                "“None at all,” the fleet’s speaker said.",
                0,
            ),
        ),
        says(
            (4, 0),
            Supports,
            "2025-05-11",
            "Ready to pay for the receivers",
            "“We are ready to pay for the receivers.”",
            1,
        ),
        claimed(
            0,
            says(
                (4, 1),
                Supports,
                "2025-06-11",
                "Would sign, Northland says",
                "“They told us they would sign.”",
                0,
            ),
        ),
        analyst(says(
            (4, 2),
            Opposes,
            "2025-06-12",
            "Is unlikely to accept tracking",
            "The Isles are unlikely to accept tracking, Professor Lund said.",
            0,
        )),
        says(
            (5, 0),
            Opposes,
            "2025-06-02",
            "Coast guards only",
            "“Coast guards, and coast guards only.”",
            1,
        ),
        part(
            "the opposition in parliament",
            says(
                (5, 0),
                Supports,
                "2025-06-03",
                "Wants a squadron",
                "The opposition wants a squadron.",
                1,
            ),
        ),
        reported(says(
            (5, 0),
            OpposesUnless,
            "2025-06-10",
            "Might join one under its own command",
            "Northland might join a squadron under its own command.",
            0,
        )),
        says(
            (6, 0),
            Supports,
            "2025-06-15",
            "Any day, any place",
            "“Any day, any place.”",
            0,
        ),
        reported(says(
            (6, 1),
            Opposes,
            "2025-06-14",
            "Not while ships are detained",
            "Southmark will not come while ships are detained.",
            0,
        )),
        reported(says(
            (6, 2),
            Supports,
            "2025-06",
            "Offers to be host",
            "The Isles offered to be host.",
            2,
        )),
    ];
    Dossier {
        title: "Accord on the Western Banks".to_owned(),
        about: Some(
            "A demonstration from three invented texts, not a work of reference. “No sourced position” means none in these three."
                .to_owned(),
        ),
        language: "en".to_owned(),
        parties: ["Northland", "Southmark", "The Isles", "Commission"]
            .map(party)
            .to_vec(),
        themes: ["Quotas", "Watching and enforcing", "Next steps"]
            .map(|name| Theme {
                id: name.to_lowercase(),
                name: name.to_owned(),
            })
            .to_vec(),
        points: vec![
            point(Some(0), "Cod quota cut by a third", "All parties cut their cod catch by one third from next season."),
            Point {
                from: Some("Draft of May, article 4".to_owned()),
                ..point(Some(0), "Compensation fund", "The Commission pays coastal towns for lost catch.")
            },
            point(Some(0), "Historic rights", "Catches before the treaty count towards later quotas."),
            point(Some(1), "Foreign inspectors on board", "Inspectors of one party board ships of another at sea."),
            point(Some(1), "Satellite tracking", "Every vessel over twelve metres sends its position."),
            point(Some(1), "Naval patrols", "A joint naval squadron patrols the banks."),
            point(Some(2), "Summit before the season", "Heads of government meet before the season opens."),
        ],
        sources,
        plans: Vec::new(),
        statements: statements
            .into_iter()
            .zip(0..)
            .map(|(statement, number)| Statement { number, ..statement })
            .collect(),
        sha256: "6f81c2c0a4de5b7700112233445566778899aabbccddeeff0011223344558318".to_owned(),
        ..Dossier::default()
    }
}
