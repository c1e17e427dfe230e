//! The key of another resource.

use generated::identity::User;
use generated::infrastructure::{Partition, partition};
use resource_core::Id;
use resource_runtime::{Cx, Result};

pub async fn read(cx: &Cx, user: &Id<User>) -> Result<Partition> {
    partition::get(cx, user).await
}
