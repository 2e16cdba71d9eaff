//! Writes the position file of a recipe, record by record.
//!
//! What it is made like was counted in the bundled dossier: nearly every second statement in the
//! party's own voice, a third reported, the rest by analysts and other parties; a reason for
//! every fourth stance; four of five dates bounded by the publication. Statements stand by source,
//! as people write them, and not by cell.

use std::io::{self, Write};

use super::random::Random;
use super::recipe::{Recipe, Script};
use super::words::{Words, capital};

/// About so many statements are read out of one source.
const STATEMENTS_A_SOURCE: usize = 20;
/// A theme has so many points.
const POINTS_A_THEME: usize = 12;
/// A party is spoken for by so many people.
const SPEAKERS_A_PARTY: usize = 12;
/// The first year, and over how many years the sources are spread.
const YEARS: [usize; 2] = [2022, 4];

const STANCES: [&str; 7] = [
    "Insists",
    "Supports",
    "SupportsIf",
    "Unclear",
    "OpposesUnless",
    "Opposes",
    "RulesOut",
];
const ROLES: [&str; 6] = [
    "Foreign Minister",
    "spokesperson of the government",
    "head of the delegation",
    "Deputy Minister of Defence",
    "member of the negotiating team",
    "President",
];
const CODERS: [&str; 4] = ["A. K.", "B. L.", "C. M.", "D. N."];

/// Writes the file. The same recipe gives the same bytes.
///
/// # Errors
///
/// When the target cannot be written.
pub(crate) fn write_position_file(recipe: &Recipe, target: &mut impl Write) -> io::Result<()> {
    let mut maker = Maker::new(recipe);
    maker.head(target)?;
    maker.parties(target)?;
    maker.points(target)?;
    maker.sources(target)?;
    maker.statements(target)?;
    target.write_all(b")\n")
}

/// A source as far as its statements need it.
struct Source {
    /// Days since the first of the years.
    published: usize,
    words: usize,
}

struct Maker<'r> {
    recipe: &'r Recipe,
    random: Random,
    /// The editors' words.
    own: Words,
    /// The words of each script that sources are written in.
    foreign: Vec<Words>,
    speakers: Vec<Vec<String>>,
    sources: Vec<Source>,
    /// The record that is being written.
    record: String,
}

impl<'r> Maker<'r> {
    fn new(recipe: &'r Recipe) -> Self {
        let mut random = Random::new(recipe.seed);
        let scripts = if recipe.scripts.is_empty() {
            &[Script::Latin][..]
        } else {
            &recipe.scripts
        };
        let own = Words::new(Script::Latin, &mut random);
        let foreign: Vec<Words> = scripts
            .iter()
            .map(|&script| Words::new(script, &mut random))
            .collect();
        let speakers = (0..recipe.parties)
            .map(|_| {
                (0..SPEAKERS_A_PARTY)
                    .map(|_| own.person(&mut random))
                    .collect()
            })
            .collect();
        let count = recipe.statements.div_ceil(STATEMENTS_A_SOURCE).max(1);
        let days = YEARS[1] * 365;
        let sources = (0..count)
            .map(|number| Source {
                published: number * days / count,
                words: random.below(foreign.len()),
            })
            .collect();
        Self {
            recipe,
            random,
            own,
            foreign,
            speakers,
            sources,
            record: String::new(),
        }
    }

    fn head(&mut self, target: &mut impl Write) -> io::Result<()> {
        let title = self.own.title(3, &mut self.random);
        let Recipe {
            points,
            parties,
            statements,
            seed,
            ..
        } = self.recipe;
        write!(
            target,
            "// Generated; every word is invented.\n(\n    format: 1,\n    title: \"{title}\",\n    \
             about: \"Invented: {points} points, {parties} parties, {statements} statements, \
             number {seed}.\",\n    language: \"en\",\n\n"
        )
    }

    fn parties(&mut self, target: &mut impl Write) -> io::Result<()> {
        target.write_all(b"    parties: [\n")?;
        for number in 0..self.recipe.parties {
            let name = self.own.title(2, &mut self.random);
            let short = letters(number);
            writeln!(
                target,
                "        (id: \"party-{number}\", name: \"{name}\", short: \"{short}\"),"
            )?;
        }
        target.write_all(b"    ],\n\n    themes: [\n")?;
        for number in 0..self.recipe.points.div_ceil(POINTS_A_THEME) {
            let name = self.own.title(3, &mut self.random);
            writeln!(
                target,
                "        (id: \"theme-{number}\", name: \"{name}\"),"
            )?;
        }
        target.write_all(b"    ],\n\n")
    }

    fn points(&mut self, target: &mut impl Write) -> io::Result<()> {
        target.write_all(b"    points: [\n")?;
        for number in 0..self.recipe.points {
            let theme = number / POINTS_A_THEME;
            let words = self.random.between([2, 5]);
            let title = self.own.title(words, &mut self.random);
            let words = self.random.between([5, 14]);
            let proposition = self.own.title(words, &mut self.random);
            write!(
                target,
                "        (id: \"point-{number}\", theme: \"theme-{theme}\", title: \"{title}\",\n         \
                 proposition: \"{proposition}.\""
            )?;
            if self.random.chance(10) {
                let note = self.own.title(12, &mut self.random);
                write!(target, ",\n         note: \"{note}.\"")?;
            }
            target.write_all(b"),\n")?;
        }
        target.write_all(b"    ],\n\n")
    }

    fn sources(&mut self, target: &mut impl Write) -> io::Result<()> {
        target.write_all(b"    sources: [\n")?;
        for number in 0..self.sources.len() {
            let Source { published, words } = self.sources[number];
            let words = &self.foreign[words];
            let title = words.title(7, &mut self.random);
            let publisher = self.own.title(2, &mut self.random);
            let author = words.person(&mut self.random);
            let kind = *self.random.one_of(&[
                "Report",
                "Report",
                "Report",
                "Opinion",
                "Official",
                "Transcript",
            ]);
            writeln!(
                target,
                "        (id: \"source-{number}\", publisher: \"The {publisher}\", title: \"{title}\",\n         \
                 author: \"{author}\", published: \"{}\", kind: {kind},\n         \
                 url: \"https://example.org/{number}\"),",
                date(published)
            )?;
        }
        target.write_all(b"    ],\n\n")
    }

    fn statements(&mut self, target: &mut impl Write) -> io::Result<()> {
        target.write_all(b"    statements: [\n")?;
        for (source, cell) in self.dealt() {
            self.statement(source, cell);
            target.write_all(self.record.as_bytes())?;
        }
        target.write_all(b"    ],\n")
    }

    /// The source and the cell of each statement, by source. Every cell that is no hole has one
    /// statement at least, some have many.
    fn dealt(&mut self) -> Vec<(usize, usize)> {
        let cells = self.recipe.points * self.recipe.parties;
        // Whole percents are exact enough for a share.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share is between 0 and 1"
        )]
        let holes = (self.recipe.holes * 100.0) as usize;
        let mut full: Vec<usize> = (0..cells).filter(|_| !self.random.chance(holes)).collect();
        if full.is_empty() {
            full.push(0);
        }
        // Fisher and Yates, so that too few statements do not leave the last rows empty.
        for at in (1..full.len()).rev() {
            full.swap(at, self.random.below(at + 1));
        }
        let mut dealt = Vec::with_capacity(self.recipe.statements);
        let mut next = 0;
        while dealt.len() < self.recipe.statements {
            let first_round = next < full.len();
            let cell = if first_round {
                full[next]
            } else {
                *self.random.one_of(&full)
            };
            next += 1;
            // The points in dispute are spoken of again and again.
            let burst = if !first_round && self.random.chance(6) {
                self.random.between([2, 9])
            } else {
                1
            };
            for _ in 0..burst.min(self.recipe.statements - dealt.len()) {
                dealt.push((self.random.below(self.sources.len()), cell));
            }
        }
        dealt.sort_unstable();
        dealt
    }

    /// Puts one statement into `record`.
    fn statement(&mut self, source: usize, cell: usize) {
        let [point, party] = [cell / self.recipe.parties, cell % self.recipe.parties];
        let Source { published, words } = self.sources[source];
        let random = &mut self.random;
        let (own, words) = (&self.own, &self.foreign[words]);
        // A party leans to one side on a point and leaves it now and then.
        let lean = (cell.wrapping_mul(0x9e37_79b9) >> 7) % STANCES.len();
        let stance = if random.chance(80) {
            lean
        } else {
            random.below(STANCES.len())
        };
        let length = random.between(self.recipe.words);
        let quote = words.phrase(length, random);
        let mut gist = capital(&own.phrase(random.between([3, 9]), random));
        if random.chance(12) {
            let first = quote.split([' ', ',']).next().unwrap_or_default();
            gist.push_str(&format!(": “{first}”"));
        }
        let record = &mut self.record;
        record.clear();
        record.push_str(&format!(
            "        (point: \"point-{point}\", party: \"party-{party}\", stance: {},\n         \
             gist: \"{gist}\",\n         quote: \"",
            STANCES[stance]
        ));
        if random.chance(10) {
            record.push_str(&format!("\\\"{quote}\\\" "));
            words.add(record, 4, random);
        } else {
            record.push_str(&quote);
        }
        record.push_str("\",\n");
        let mut field = |name: &str, value: &str| {
            record.push_str(&format!("         {name}: \"{value}\",\n"));
        };
        if random.chance(20) {
            field(
                "before",
                &words.phrase(3, random).chars().take(40).collect::<String>(),
            );
            field(
                "after",
                &words.phrase(3, random).chars().take(40).collect::<String>(),
            );
        }
        if random.chance(30) {
            field("at", &format!("paragraph {}", random.between([1, 40])));
        }
        let voice = voice(party, self.recipe.parties, random);
        record.push_str(&format!(
            "         source: \"source-{source}\", voice: {voice},\n"
        ));
        let mut field = |name: &str, value: &str| {
            record.push_str(&format!("         {name}: \"{value}\",\n"));
        };
        if voice == "Own" || voice == "Analyst" {
            field("speaker", random.one_of(&self.speakers[party]).as_str());
            let role = random.one_of(&ROLES);
            field("role", role);
        }
        if random.chance(4) {
            field("part", &own.title(2, random));
        }
        if matches!(STANCES[stance], "SupportsIf" | "OpposesUnless") {
            field("condition", &own.phrase(random.between([3, 12]), random));
        }
        if random.chance(25) {
            field("why", &own.title(random.between([6, 18]), random));
        }
        if random.chance(10) {
            field("note", &own.title(random.between([6, 30]), random));
        }
        if random.chance(50) {
            let coder = random.one_of(&CODERS);
            field("coded_by", coder);
        }
        let before = random.below(4).min(published);
        let said = date(published - before);
        if random.chance(35) {
            field("said", &said);
        } else {
            field("said", &format!("{said}/{}", date(published)));
            record.push_str("         dating: Inferred(\"no later than publication\"),\n");
        }
        record.truncate(record.trim_end_matches([',', '\n']).len());
        record.push_str("),\n");
    }
}

/// Who says so, in RON.
fn voice(party: usize, parties: usize, random: &mut Random) -> String {
    match random.below(100) {
        0..45 => "Own".to_owned(),
        45..76 => "Reported".to_owned(),
        76..90 => "Analyst".to_owned(),
        _ if parties > 1 => {
            let other = (party + random.between([1, parties - 1])) % parties;
            format!("ClaimedBy(\"party-{other}\")")
        }
        _ => "Reported".to_owned(),
    }
}

/// `A`, `B`, …, `Z`, `AA`, …
fn letters(number: usize) -> String {
    let letter = |place: usize| char::from(b'A' + u8::try_from(place % 26).unwrap_or(0));
    if number < 26 {
        letter(number).to_string()
    } else {
        format!("{}{}", letters(number / 26 - 1), letter(number))
    }
}

/// The date so many days after the first of January of the first year. Every year has 365 days
/// here, so that the 29th of February is no date of ours.
fn date(days: usize) -> String {
    const MONTHS: [usize; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut day = days % 365;
    let mut month = 0;
    while day >= MONTHS[month] {
        day -= MONTHS[month];
        month += 1;
    }
    format!("{}-{:02}-{:02}", YEARS[0] + days / 365, month + 1, day + 1)
}
