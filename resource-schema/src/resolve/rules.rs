//! Rules of values, without spans.

use crate::attribute::rules::Rules;
use crate::model::Rule;

pub(super) fn rules(rules: &Rules) -> Vec<Rule> {
    let count = |bound: Option<i64>| bound.and_then(|bound| u32::try_from(bound).ok());
    let trim = rules.trim.is_given().then_some(Rule::Trim);
    let length = rules.length.get().map(|length| Rule::Length(count(length.min), count(length.max)));
    let range = rules.range.get().map(|range| Rule::Range(range.min, range.max));
    let pattern = rules.pattern.get().map(|pattern| Rule::Pattern(pattern.value()));
    // White space goes before anything is measured.
    [trim, length, range, pattern].into_iter().flatten().collect()
}
