//! Pages and the words that are read from them, as a table of cases.

use super::*;

fn assert_words(cases: &[(&str, &str, &str)]) {
    for (what, page, expected) in cases {
        let words = words_of(page.as_bytes()).map_err(|problem| problem.message);
        assert_eq!(words.as_deref(), Ok(*expected), "{what}");
    }
}

#[test]
fn white_space_is_shown_as_a_browser_shows_it() {
    assert_words(&[
        (
            "paragraphs",
            "<p>One\n  two.</p>\n<p>Three.",
            "One two.\n\nThree.",
        ),
        ("inline marks", "<p>a <b> b</b><i>c</i> d", "a bc d"),
        (
            "line breaks",
            "a<br>b<br/><br>c<div>d</div>e",
            "a\nb\n\nc\nd\ne",
        ),
        (
            "a break at the end of a paragraph",
            "<p>a<br></p><p>b",
            "a\n\nb",
        ),
        (
            "a break in a word",
            "un<wbr>break&shy;able",
            "unbreak\u{ad}able",
        ),
        (
            "code as it stands",
            "<p>a</p><pre>\n  x\n    y <b>z</b>\n</pre><p>b",
            "a\n\n  x\n    y z\n\nb",
        ),
        (
            "no-break spaces stay",
            "a&nbsp;\u{202f}b \u{a0} c",
            "a\u{a0}\u{202f}b \u{a0} c",
        ),
        (
            "entities",
            "&laquo;R&amp;D&raquo; &#8211; &#x201C;x&rdquo; &lt;p&gt;",
            "«R&D» – “x” <p>",
        ),
        (
            "lists and tables",
            "<ul><li>a<li>b</ul><table><caption>T</caption><tr><th>c<th>d<tr><td><p>e</p><td>f",
            "a\nb\n\nT\nc\td\n\ne\n\nf",
        ),
        (
            "marks that were never closed",
            "<p>a<b>b<p>c</i>d",
            "ab\n\ncd",
        ),
        ("no marks at all", "only words", "only words"),
    ]);
}

#[test]
fn furniture_is_left_out_and_what_may_be_the_piece_stays() {
    let long = "The ministers met on the island and spoke of the cod until the evening. ";
    let page = |before: &str, after: &str| format!("{before}<p>{long}</p>{after}");
    let furniture = [
        "<title>T</title>",
        "<script>x()</script><style>p {}</style>",
        "<template><p>x</p></template><noscript>x</noscript>",
        "<nav><ul><li>Home</ul></nav>",
        "<header><h1>The Gazette</h1></header>",
        "<footer>All rights reserved</footer>",
        "<aside>Read more</aside>",
        "<form><p>Your letter</p><input></form>",
        "<button>Share</button><svg><text>x</text><title>y</title></svg>",
        "<select><option>1</select><iframe>x</iframe><dialog open>Cookies</dialog>",
        "<div hidden>x</div><div aria-hidden='TRUE'>x</div>",
        "<div role=navigation>x</div><div role='Banner'>x</div><p role=contentinfo>x</p>",
        "<div role=complementary>x</div><div role='none search'>x</div>",
        "<!-- x --><object>x</object><video>x</video>",
    ];
    for piece in furniture {
        let words = words_of(page(piece, "").as_bytes()).unwrap();
        assert_eq!(words, long.trim(), "{piece}");
        let words = words_of(page("", piece).as_bytes()).unwrap();
        assert_eq!(words, long.trim(), "{piece} behind");
    }
    let kept = [
        "<h1>x</h1>",
        "<figure><img alt=no><figcaption>x</figcaption></figure>",
        "<blockquote>x</blockquote>",
        "<blockquote><footer>x</footer></blockquote>",
        "<article><header>x</header></article>",
        "<section><footer>x</footer></section>",
        "<main><header>x</header></main>",
        "<table><tr><td>x</table>",
        "<dl><dt>x</dl>",
        "<details><summary><button>x</button></summary></details>",
        "<h2><button>x</button></h2>",
        "<div hidden=until-found>x</div><div aria-hidden=false></div>",
        "<div class='hidden nav footer' style='display:none'>x</div>",
        "<p role=note>x</p>",
    ];
    for piece in kept {
        let words = words_of(page(piece, "").as_bytes()).unwrap();
        let words: Vec<&str> = words.split_whitespace().collect();
        let expected = format!("x {long}");
        let expected: Vec<&str> = expected.split_whitespace().collect();
        assert_eq!(words, expected, "{piece}");
    }
}

#[test]
fn what_holds_the_greater_part_of_a_page_is_no_furniture() {
    let text = "A form, a dialog or a hidden layer around the whole page is still the page.";
    for around in ["form", "dialog", "aside", "header", "nav"] {
        let page = format!("<{around}><p>{text}</p><footer>x</footer></{around}><nav>y</nav>");
        assert_eq!(words_of(page.as_bytes()).as_deref(), Ok(text), "{around}");
    }
    for around in ["aria-hidden=true", "hidden", "role=banner"] {
        let page = format!("<div {around}><p>{text}</div><nav>y</nav>");
        assert_eq!(words_of(page.as_bytes()).as_deref(), Ok(text), "{around}");
    }
}

#[test]
fn an_article_is_taken_alone_only_when_it_holds_the_greater_part() {
    assert_words(&[
        (
            "the piece",
            "<div>x y</div><article>The piece itself</article>",
            "The piece itself",
        ),
        (
            "main by its role",
            "<div>x y</div><div role=main>The piece</div>",
            "The piece",
        ),
        (
            "the outermost",
            "<i>x</i><main><p>Above it</p><article>The piece itself, which is long</article></main>",
            "Above it\n\nThe piece itself, which is long",
        ),
        (
            "teasers",
            "<article>one</article><article>two</article><article>six</article>",
            "one\ntwo\nsix",
        ),
        (
            "half is not the greater part",
            "<p>abc</p><article>def</article>",
            "abc\n\ndef",
        ),
    ]);
}

#[test]
fn a_page_without_words_says_so() {
    for page in [
        "",
        "<html><body></body></html>",
        "<script>a()</script><div id=app></div>",
    ] {
        let problem = words_of(page.as_bytes()).unwrap_err();
        assert!(problem.message.starts_with("has no words"), "{page}");
    }
}

#[test]
fn no_page_is_nested_too_deeply() {
    for tag in ["div", "b", "p", "table", "ul><li"] {
        let page = format!("{}words", format!("<{tag}>").repeat(100_000));
        // A thread of a test has a small stack: recursion would end the program.
        assert_eq!(words_of(page.as_bytes()).as_deref(), Ok("words"), "{tag}");
    }
}
