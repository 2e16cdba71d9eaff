//! Invented words, sentences and names. They mean nothing in any language that we know.

use super::random::Random;
use super::recipe::Script;

const LATIN: &[&str] = &[
    "a", "be", "con", "de", "er", "fi", "ga", "hé", "in", "ja", "ko", "la", "men", "no", "or",
    "pe", "qui", "ra", "si", "to", "un", "ve", "wö", "xi", "ya", "zo", "th", "st", "al", "is",
];
const CYRILLIC: &[&str] = &[
    "а", "бе", "ва", "го", "де", "ем", "жи", "за", "ин", "ка", "ли", "мо", "не", "он", "по", "ра",
    "со", "то", "ук", "фе", "хо", "це", "че", "ши", "ять", "їв",
];
const GREEK: &[&str] = &[
    "α", "βε", "γο", "δι", "εν", "ζη", "θα", "ις", "κα", "λο", "μι", "νη", "ξε", "πο", "ρα", "στ",
    "τη", "φω", "χι", "ψυ",
];
const HEBREW: &[&str] = &[
    "א", "בה", "גל", "דו", "הם", "ור", "זה", "חי", "טו", "יש", "כל", "לא", "מי", "נס", "עם", "פה",
    "צא", "קר", "רב", "שם", "תו",
];
const HAN: &[&str] = &[
    "和", "平", "协", "议", "国", "边", "界", "会", "谈", "方", "案", "安", "全", "条", "约", "人",
];

/// How many words a script has here.
const VOCABULARY: usize = 3_000;

/// The words of one script.
pub(crate) struct Words {
    script: Script,
    words: Vec<String>,
}

impl Words {
    pub(crate) fn new(script: Script, random: &mut Random) -> Self {
        let syllables = match script {
            Script::Latin => LATIN,
            Script::Cyrillic => CYRILLIC,
            Script::Greek => GREEK,
            Script::Hebrew => HEBREW,
            Script::Han => HAN,
        };
        let word = |random: &mut Random| -> String {
            let syllables_in_it = random.between([1, 4]);
            (0..syllables_in_it)
                .map(|_| *random.one_of(syllables))
                .collect()
        };
        Self {
            script,
            words: (0..VOCABULARY).map(|_| word(random)).collect(),
        }
    }

    /// Appends so many words.
    pub(crate) fn add(&self, text: &mut String, count: usize, random: &mut Random) {
        let space = if self.script == Script::Han { "" } else { " " };
        for number in 0..count {
            if number > 0 {
                let comma = if random.chance(8) { "," } else { "" };
                text.push_str(comma);
                text.push_str(space);
            }
            text.push_str(random.one_of(&self.words).as_str());
        }
    }

    /// So many words.
    pub(crate) fn phrase(&self, count: usize, random: &mut Random) -> String {
        let mut text = String::with_capacity(count * 8);
        self.add(&mut text, count, random);
        text
    }

    /// So many words, the first with a capital.
    pub(crate) fn title(&self, count: usize, random: &mut Random) -> String {
        capital(&self.phrase(count, random).replace(',', ""))
    }

    /// A given name and a family name.
    pub(crate) fn person(&self, random: &mut Random) -> String {
        let space = if self.script == Script::Han { "" } else { " " };
        let name = |random: &mut Random| capital(random.one_of(&self.words).as_str());
        let given = name(random);
        format!("{given}{space}{}", name(random))
    }
}

/// The text with a capital at its start.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
