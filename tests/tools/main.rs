//! The tools: what `cargo xtask` prints, writes and answers, and what the compiler says about mistakes.
//!
//! The tasks run on copies of the workspace in temporary folders, of which nothing is built; the tutorial on a
//! copy of an example, which is.

mod codegen;
mod copy;
mod diagnostics;
mod explain;
mod freshness;
mod mistakes;
mod new;
mod rustc;
mod tests;
mod tidy;
mod tutorial;
mod usage;
