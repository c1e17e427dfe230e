//! How matchers split, and what is refused.

use super::*;

fn parse(text: &str) -> Result<Vec<Part>, String> {
    let place = Place { file: "model.conf".into(), line: 14 };
    super::parse(text, Roles::Inherit, &place).map_err(|error| error.to_string())
}

fn texts(text: &str) -> Vec<String> {
    parse(text).unwrap().into_iter().map(|part| part.text).collect()
}

#[test]
fn top_level_conjuncts_are_parts() {
    let text = r#"g(r.sub, p.sub) && (r.obj == p.obj || p.obj == "*") && r.act == p.act"#;
    let parts = parse(text).unwrap();
    assert_eq!(parts.len(), 3);
    assert!(parts[0].reads_only(Column::Subject));
    assert!(parts[1].reads_only(Column::Object));
    assert_eq!(parts[1].text, r#"r.obj == p.obj || p.obj == "*""#);
    assert!(parts[2].reads_only(Column::Action));
}

#[test]
fn parentheses_around_conjuncts_dissolve_and_others_stay() {
    assert_eq!(texts("(r.sub == p.sub && (r.obj == p.obj)) && true"), ["r.sub == p.sub", "r.obj == p.obj", "true"]);
    assert_eq!(
        texts(r#"r.act == p.act && !(r.sub == "x" && r.obj == p.obj)"#),
        ["r.act == p.act", r#"!(r.sub == "x" && r.obj == p.obj)"#]
    );
}

#[test]
fn an_outer_disjunction_is_one_part_that_mixes() {
    let parts = parse(r#"r.sub == "root" || g(r.sub, p.sub) && (r.obj == p.obj) && r.act == p.act"#).unwrap();
    assert_eq!(parts.len(), 1);
    assert_eq!(parts[0].reads, [true; 3]);
    assert_eq!(parts[0].roles, ["root"]);
    assert!(!parts[0].reads_one_column());
}

#[test]
fn patterns_of_rules_are_remembered() {
    let parts = parse(r#"keyMatch(r.obj, p.obj) && globMatch(r.act, "re*")"#).unwrap();
    assert_eq!(parts[0].patterns, [("keyMatch", Column::Object)]);
    assert!(parts[1].patterns.is_empty());
}

#[test]
fn what_casbin_could_do_and_policies_may_not_is_refused() {
    for (matcher, why) in [
        ("eval(p.cond)", "calls `eval`"),
        ("r.sub.age == p.sub", "attribute of `r.sub`"),
        ("r.sub == p.cond", "reads `p.cond`"),
        ("r.sbu == p.sub", "did you mean `sub`?"),
        ("keyMatsh(r.obj, p.obj)", "did you mean `keyMatch`?"),
        ("keyGet(r.obj, p.obj) == r.obj", "`keyGet` is no function"),
        ("keyMatch(r.obj, r.act)", "takes its pattern from the request"),
        ("regexMatch(r.obj, \"(\")", "`regexMatch` cannot read `(`"),
        ("g(r.obj, p.obj)", "something else than roles"),
        ("!r.sub == p.sub", "before a comparison"),
        ("r.sub == \"r.sub\"", "would rewrite"),
        ("r.sub in (\"a\")", "not understood from `in"),
        ("r.sub == p.sub &&", "ends too early"),
        ("r.sub", "ends too early"),
        ("", "ends too early"),
        ("r.sub == p.sub)", "not understood from `)`"),
    ] {
        let error = parse(matcher).unwrap_err();
        assert!(error.contains(why), "{matcher}: {error}");
        assert!(error.starts_with("model.conf:14: "), "{error}");
    }
    assert!(parse(&"(".repeat(100_000)).unwrap_err().contains("nests too deep"));
}

#[test]
fn words_that_only_end_in_r_are_left_alone() {
    assert!(casbin_would_rewrite("x r1.y"));
    assert!(casbin_would_rewrite("p."));
    assert!(!casbin_would_rewrite("user.name"));
    assert!(!casbin_would_rewrite("r"));
}
