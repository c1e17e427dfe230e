//! Records that parts of the program read as a stream are those that are read page by page, and the same whether other
//! tenants are there or not.

use futures::TryStreamExt as _;
use generated::{audit, identity, infrastructure, integrations, inventory, jobs, monitoring};
use resource_runtime::db::Dialect;
use tests::world::{self, ROLES};

use crate::answer::foreign;
use crate::oracle::Pair;

/// Records on a page, so few that every list has several.
const SIZE: u32 = 3;

/// What a list shows somebody: as a stream, and page by page; `None` where it shows nothing of the kind.
macro_rules! shown {
    ($list:path, $cx:expr) => {{
        let text = |record| format!("{record:?}");
        let streamed: Result<Vec<String>, _> = $list($cx).limit(SIZE).stream().map_ok(text).try_collect().await;
        let mut paged = Ok(Vec::new());
        let mut next = Some($list($cx).limit(SIZE));
        while let Some(read) = next.take() {
            match (read.page().await, &mut paged) {
                (Ok(page), Ok(records)) => {
                    records.extend(page.records.iter().map(|record| format!("{record:?}")));
                    next = page.next.map(|cursor| $list($cx).limit(SIZE).after(cursor));
                }
                (Err(error), _) => paged = Err(error),
                (Ok(_), Err(_)) => unreachable!("it has ended"),
            }
        }
        let class = |error: resource_runtime::Error| error.class();
        (streamed.map_err(class), paged.map_err(class))
    }};
}

/// Compares the streams and the pages of lists in two worlds, as somebody sees them; answers with how many records it
/// were.
macro_rules! compare {
    ($pair:expr, $who:expr, [$($list:path),* $(,)?]) => {{
        let mut records = 0;
        let (crowded, lonely) = ($pair.crowded.named($who).expect("a name"), $pair.lonely.named($who).expect("a name"));
        $(
            let (streamed, paged) = shown!($list, &crowded);
            let what = concat!(stringify!($list), " for");
            assert_eq!(streamed, paged, "{what} {}", $who);
            assert_eq!(streamed, shown!($list, &lonely).0, "{what} {}", $who);
            assert_eq!(foreign(&format!("{streamed:?}"), ""), None, "{what} {}", $who);
            records += streamed.map_or(0, |records| records.len());
        )*
        records
    }};
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn streams_are_what_pages_are() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let pair = Pair::open(dialect, None).await;
        let partition = world::keys("partitions", None)[1].clone();
        let mut records = 0;
        for role in ROLES {
            for who in [format!("a {role}"), format!("a {role} {partition}")] {
                records += compare!(
                    pair,
                    &who,
                    [
                        identity::user::list,
                        identity::tenant_membership::list,
                        identity::api_token::list,
                        jobs::job::list,
                        infrastructure::poller::list,
                        infrastructure::checker::list,
                        infrastructure::agent::list,
                        infrastructure::health_event::list,
                        infrastructure::partition::list,
                        monitoring::poll_job::list,
                        monitoring::event::list,
                        monitoring::alert::list,
                        monitoring::polling_schedule::list,
                        monitoring::check_result::list,
                        monitoring::service_check::list,
                        audit::audit_log::list,
                        integrations::integration_source::list,
                        inventory::interface::list,
                        inventory::device_alias_state::list,
                        inventory::merge_audit::list,
                        inventory::device::list,
                        inventory::device_identifier::list,
                        inventory::device_group::list,
                    ]
                );
            }
        }
        tests::counts::tell(&format!("oracle, {dialect:?}: {records} records of streams"));
        assert!(records > 500, "{records}");
    }
}
