//! What holds for every pair of schemas.

use crate::strategy::{pair, schema};
use proptest::prelude::*;
use resource_migrate::{Change, Dialect, EnumValues, Risks, Schema, Script, diff, draft, lint};

/// Without rename hints and without the orders that mean nothing.
fn canonical(mut schema: Schema) -> Schema {
    for table in schema.tables.values_mut() {
        table.renamed_from = None;
        table.columns.sort_by(|one, other| one.name.cmp(&other.name));
        table.uniques.sort_by(|one, other| one.name.cmp(&other.name));
        table.indexes.sort_by(|one, other| one.name.cmp(&other.name));
        table.foreign_keys.sort_by(|one, other| one.name.cmp(&other.name));
        table.checks.sort_by(|one, other| one.name.cmp(&other.name));
        for column in &mut table.columns {
            column.renamed_from = None;
            match &mut column.enum_values {
                Some(EnumValues::Text(values)) => values.sort(),
                Some(EnumValues::Integers(values)) => values.sort_unstable(),
                None => {}
            }
        }
    }
    schema
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn changes_lead_where_they_should((from, to) in pair()) {
        let mut work = from.clone();
        for change in diff(&from, &to) {
            work.apply(&change);
        }
        prop_assert_eq!(canonical(work), canonical(to));
    }

    #[test]
    fn a_schema_does_not_differ_from_itself(schema in schema()) {
        prop_assert_eq!(diff(&schema, &schema), vec![]);
        let mut shuffled = schema.clone();
        for table in shuffled.tables.values_mut() {
            table.columns.reverse();
            table.uniques.reverse();
            table.foreign_keys.reverse();
        }
        prop_assert_eq!(diff(&schema, &shuffled), vec![]);
    }

    #[test]
    fn the_text_form_keeps_everything(schema in schema()) {
        let text = schema.to_json();
        let read = Schema::from_json(&text).unwrap();
        prop_assert_eq!(&read, &schema);
        prop_assert_eq!(read.to_json(), text);
    }

    #[test]
    fn nothing_is_lost_unless_it_is_no_longer_wanted((from, to) in pair()) {
        let mut work = from.clone();
        for change in diff(&from, &to) {
            if let Change::DropTable { name } = &change {
                prop_assert!(!to.tables.contains_key(name));
            }
            if let Change::DropColumn { table, name } = &change {
                prop_assert!(to.tables[table].column(name).is_none());
            }
            work.apply(&change);
        }
    }

    #[test]
    fn drafts_are_scripts_and_only_open_questions_are_found((from, to) in pair()) {
        let draft = draft(&from, &to, Risks::Allow);
        for dialect in Dialect::ALL {
            for (name, text) in [("up", draft.up(dialect)), ("down", draft.down(dialect))] {
                let script = Script::parse(text, dialect);
                prop_assert!(script.is_ok(), "{}\n{:?}", text, script);
                let findings = lint(name, text, dialect);
                let unexpected: Vec<String> = findings
                    .iter()
                    .filter(|finding| !finding.message.contains("{{"))
                    .map(ToString::to_string)
                    .collect();
                prop_assert!(unexpected.is_empty(), "{}\n{:#?}", text, unexpected);
            }
        }
    }

    #[test]
    fn drafts_ask_before_they_lose((from, to) in pair()) {
        let asking = draft(&from, &to, Risks::Review);
        let loses = diff(&from, &to).iter().any(Change::loses_data);
        for dialect in Dialect::ALL {
            let findings = lint("up", asking.up(dialect), dialect);
            let asks = findings.iter().any(|finding| finding.message.contains("loses data"));
            prop_assert_eq!(asks, loses, "{}", asking.up(dialect));
            let down = Script::parse(asking.down(dialect), dialect).unwrap();
            prop_assert!(!loses || down.irreversible.is_some());
        }
    }
}
