//! `cargo run --release -p benches -- [--database sqlite|postgres|both] [--quick] [--filter name]`

use anyhow::Result;
use benches::Options;
use clap::Parser as _;

fn main() -> Result<()> {
    let options = Options::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let report = runtime.block_on(benches::run(&options))?;
    print!("{report}");
    Ok(())
}
