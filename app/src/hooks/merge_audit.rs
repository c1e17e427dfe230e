//! Merges: undoing one.

use generated::inventory::merge_audit::{MergeAuditHooks, Unmerge};
use generated::inventory::{MergeAudit, Unmerged};
use resource_core::Id;
use resource_runtime::{Cx, Result};

use crate::sync;

/// The rules of merges.
pub struct MergeAuditRules;

impl MergeAuditHooks for MergeAuditRules {
    async fn unmerge(&self, cx: &Cx, id: &Id<MergeAudit>, input: Unmerge) -> Result<Unmerged> {
        sync::unmerge(cx, id, input.reason).await
    }
}
