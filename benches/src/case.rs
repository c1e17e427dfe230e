//! What is measured: pairs of the same work.
//!
//! In [`call`] both sides are Rust functions that answer with records; in [`http`] both are servers in
//! this process that answer with the same document.

mod call;
mod http;

use std::sync::Arc;

use anyhow::Result;
use futures::future::BoxFuture;

use crate::world::World;

/// Does something so many times.
pub type Work = Arc<dyn Fn(u64) -> BoxFuture<'static, Result<()>> + Send + Sync>;

/// Compares what both sides answer.
pub type Agreement = Box<dyn Fn() -> BoxFuture<'static, Result<()>> + Send + Sync>;

/// The same work, done by both sides.
pub struct Case {
    /// What it is.
    pub name: String,
    /// The engine's side.
    pub ours: Work,
    /// The hand-written side.
    pub baseline: Work,
    agreement: Agreement,
}

impl Case {
    /// Fails unless both sides answer the same.
    ///
    /// # Errors
    /// What differs.
    pub async fn agrees(&self) -> Result<()> {
        (self.agreement)().await
    }
}

/// All cases.
pub async fn all(world: &World) -> Result<Vec<Case>> {
    let mut cases = call::cases(world);
    cases.extend(http::cases(world).await?);
    // What adds rows comes last: lists are measured over what was seeded.
    cases.sort_by_key(|case| case.name.contains("create"));
    Ok(cases)
}

/// Work that is one future, over and over.
fn repeated<F>(once: impl Fn(u64) -> F + Send + Sync + 'static) -> Work
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    let once = Arc::new(once);
    let counter = Arc::new(std::sync::atomic::AtomicU64::new(0));
    Arc::new(move |repetitions| {
        let (once, counter) = (once.clone(), counter.clone());
        Box::pin(async move {
            for _ in 0..repetitions {
                once(counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed)).await?;
            }
            Ok(())
        })
    })
}

/// An agreement that is one future.
fn agreed<F>(compare: impl Fn() -> F + Send + Sync + 'static) -> Agreement
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    Box::new(move || Box::pin(compare()))
}
