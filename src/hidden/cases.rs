//! What harms and what a script needs.

use proptest::prelude::*;

use super::*;

#[test]
fn what_is_surely_visible_hides_nothing() {
    for character in char::MIN..=char::MAX {
        let text = character.to_string();
        assert!(
            !is_surely_visible(&text) || !is_hidden(character),
            "{text:?}"
        );
    }
    for text in ["Plain, words\n", "Žižek", "Київ", "שלום", "한국", "漢字"] {
        assert!(is_surely_visible(text), "{text}");
    }
}

#[test]
fn what_hides_or_turns_is_shown_by_its_number() {
    let cases = [
        // Directions: overrides, embeddings and isolates always; marks where nothing runs back.
        ("no\u{202e}ton\u{202c}", "no[U+202E]ton[U+202C]"),
        ("\u{202d}a\u{202a}b\u{202b}c", "[U+202D]a[U+202A]b[U+202B]c"),
        (
            "\u{2066}a\u{2067}b\u{2068}c\u{2069}",
            "[U+2066]a[U+2067]b[U+2068]c[U+2069]",
        ),
        ("שלום\u{202e}", "שלום[U+202E]"),
        ("ceasefire\u{200f}!", "ceasefire[U+200F]!"),
        ("1\u{200e}2\u{61c}", "1[U+200E]2[U+061C]"),
        // What has no width.
        ("fran\u{200b}ce", "fran[U+200B]ce"),
        ("fran\u{200c}ce", "fran[U+200C]ce"),
        ("fran\u{200d}ce", "fran[U+200D]ce"),
        ("fran\u{2060}ce\u{feff}", "fran[U+2060]ce[U+FEFF]"),
        (
            "a\u{2061}b\u{2064}c\u{206e}d",
            "a[U+2061]b[U+2064]c[U+206E]d",
        ),
        ("\u{ad}a", "[U+00AD]a"),
        ("a \u{ad}b", "a [U+00AD]b"),
        ("a\u{ad}\u{ad}b", "a[U+00AD][U+00AD]b"),
        ("a\u{34f}b", "a[U+034F]b"),
        (
            "a\u{3164}b\u{ffa0}c\u{115f}d",
            "a[U+3164]b[U+FFA0]c[U+115F]d",
        ),
        ("a\u{2800}b", "a[U+2800]b"),
        ("Київ\u{200c}ські", "Київ[U+200C]ські"),
        ("שלום\u{200b}", "שלום[U+200B]"),
        // Text that nobody sees, in tags and in selectors.
        ("a\u{e0068}\u{e0069}b", "a[U+E0068][U+E0069]b"),
        (
            "\u{1f3f4}\u{e0068}\u{e0069}\u{e007f}",
            "\u{1f3f4}[U+E0068][U+E0069][U+E007F]",
        ),
        ("\u{1f3f4}\u{e0067}\u{e0062}", "\u{1f3f4}[U+E0067][U+E0062]"),
        ("a\u{fe0f}b", "a[U+FE0F]b"),
        (
            "\u{1f600}\u{fe0f}\u{fe01}\u{fe02}",
            "\u{1f600}\u{fe0f}[U+FE01][U+FE02]",
        ),
        ("a\u{e0101}", "a[U+E0101]"),
        // What steers terminals and other programs.
        ("a\0b", "a[U+0000]b"),
        ("\u{1b}[31mred", "[U+001B][31mred"),
        ("opposes\rsupports", "opposes[U+000D]supports"),
        (
            "a\u{8}b\u{7f}c\u{85}d\u{9b}",
            "a[U+0008]b[U+007F]c[U+0085]d[U+009B]",
        ),
        (
            "a\u{fff9}b\u{fffb}\u{ffff}\u{1fffe}",
            "a[U+FFF9]b[U+FFFB][U+FFFF][U+1FFFE]",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(visible(text), expected, "{text:?}");
    }
}

#[test]
fn what_a_script_needs_stays() {
    let cases = [
        "",
        "plain words, “quoted” — and a tab\tor two",
        "lines\nof any\r\nsystem",
        "spaces\u{a0}of\u{2009}any\u{202f}width\u{3000}",
        "what has a shape: \u{fffd} \u{2026} \u{2011} \u{20ac}",
        "Donau\u{ad}dampf\u{ad}schiff",
        // Persian: half spaces, also at the end of a word; an abbreviation in Arabic.
        "می\u{200c}خواهم",
        "خانه\u{200c}",
        "ه\u{200d}",
        // Hindi, Marathi, Bengali, Malayalam and Sinhala.
        "क\u{94d}\u{200d}ष",
        "र\u{94d}\u{200d}या",
        "ক\u{9cd}\u{200c}ষ",
        "ന\u{d4d}\u{200d}",
        "ශ\u{dca}\u{200d}රී",
        // Khmer, Thai and Japanese break where no space is.
        "ភាសា\u{200b}ខ្មែរ",
        "ภาษา\u{200b}ไทย",
        "東京\u{200b}都",
        // Marks of direction beside letters that run back, with signs and digits between.
        "אבג\u{200f}!",
        "(אבג)\u{200e} 12",
        "\u{200f}אבג",
        "עברית\u{200e} C++",
        "\u{61c}12 سنة",
        // Emoji: a family, a flag, a keycap, a heart, skin, a flag in tags.
        "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
        "\u{1f3f3}\u{fe0f}\u{200d}\u{1f308}",
        "1\u{fe0f}\u{20e3}",
        "\u{2764}\u{fe0f}",
        "\u{1f469}\u{1f3fd}\u{200d}\u{2695}\u{fe0f}",
        "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
        // Forms of ideographs, Mongolian and mathematics.
        "葛\u{e0100}城",
        "ᠰ\u{180b}",
        "\u{2229}\u{fe00}",
        "\u{5d0}\u{34f}\u{5b8}",
        "\u{2801}\u{2800}\u{2803}",
        "\u{1112}\u{1160}",
    ];
    for text in cases {
        assert_eq!(visible(text), text);
        assert!(matches!(visible(text), Cow::Borrowed(_)), "{text:?}");
        assert!(harmful_in(text).is_empty());
    }
}

#[test]
fn what_is_masked_keeps_its_places() {
    let text = "a\u{202e}b می\u{200c}خ \u{0}";
    let whole = masked(text, 0..text.len());
    assert_eq!(whole, "a\u{fffd}b می\u{200c}خ \u{fffd}");
    assert_eq!(whole.chars().count(), text.chars().count());
    // What joins is judged by what stands beside it, wherever the part begins.
    let joiner = text.find('\u{200c}').unwrap();
    assert_eq!(masked(text, joiner..joiner + 3), "\u{200c}");
    assert_eq!(masked(text, 1..4), "\u{fffd}");
    assert_eq!(masked(text, 2..4), "", "no whole characters");
}

#[test]
fn characters_are_told_once_and_by_name() {
    assert_eq!(harmful_in("\u{202e}a\0b\u{202e}"), ['\0', '\u{202e}']);
    let cases = [
        ('\u{202e}', "a right-to-left override"),
        ('\u{2067}', "an isolate of direction"),
        ('\u{200b}', "a zero-width space"),
        ('\u{e0041}', "a tag character"),
        ('\u{7}', "a control character"),
        ('\u{3164}', "an invisible character"),
    ];
    for (character, expected) in cases {
        assert_eq!(name(character), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_shown_harms_no_more_and_loses_nothing(
        pieces in proptest::collection::vec(prop_oneof![
            "\\PC{0,4}",
            "[\u{0}-\u{20}\u{ad}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{fe00}-\u{fe0f}]{1,3}",
            "[\u{e0000}-\u{e007f}]{1,8}",
            "[א-ת]{1,3}",
            any::<char>().prop_map(|it| it.to_string()),
        ], 0..12)
    ) {
        let text = pieces.concat();
        let shown = visible(&text);
        prop_assert_eq!(visible(&shown), shown.as_ref());
        let mut back = shown.into_owned();
        for character in harmful_in(&text) {
            back = back.replace(&number(character), "");
        }
        let harmful: Vec<usize> = harmful(&text).map(|(at, _)| at).collect();
        let rest: String = text
            .char_indices()
            .filter(|(at, _)| !harmful.contains(at))
            .map(|(_, character)| character)
            .collect();
        prop_assert_eq!(back, rest);
    }
}
