//! The rest between two messages about the same thing: what comes and goes every minute is told of once in a while.

use std::time::Duration;

use generated::monitoring::Alert;
use generated::monitoring::alert;
use resource_core::Timestamp;
use resource_runtime::{Cx, Result};

/// How long people are still left alone with what an alert is about, because they were told of another alert about
/// the same just now. One that is escalated further than they were told of is not held back.
pub(super) async fn left(cx: &Cx, cooldown: Duration, alert: &Alert) -> Result<Option<Duration>> {
    if cooldown.is_zero() {
        return Ok(None);
    }
    let now = cx.now().micros();
    let rest = i64::try_from(cooldown.as_micros()).unwrap_or(i64::MAX);
    let since = Timestamp::from_micros(now.saturating_sub(rest));
    let about_the_same = match &alert.source_id {
        Some(source) => Alert::SOURCE_ID.eq(source.clone()).and(Alert::METRIC_NAME.eq(alert.metric_name.clone())),
        None => Alert::SOURCE_ID.is_null().and(Alert::TITLE.eq(alert.title.clone())),
    };
    let told = alert::list(cx)
        .filter(Alert::SOURCE_TYPE.eq(alert.source_type).and(Alert::LAST_NOTIFICATION_AT.gt(since)))
        .filter(about_the_same.and(Alert::ID.ne(alert.id)))
        .filter(Alert::NOTIFIED_LEVEL.ge(alert.escalation_level))
        .sort_descending(Alert::LAST_NOTIFICATION_AT)
        .limit(1);
    let last = told.page().await?.records.first().and_then(|told| told.last_notification_at);
    let left = last.map(|last| last.micros().saturating_add(rest).saturating_sub(now));
    Ok(left.and_then(|left| u64::try_from(left).ok()).map(Duration::from_micros))
}
