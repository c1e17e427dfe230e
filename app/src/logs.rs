//! The log: lines on standard error, for people or for programs.
//!
//! Lines of a request carry its id: it is a field of the span `request` that they are in.

use tracing_subscriber::EnvFilter;

use crate::configuration::LogFormat;

/// Starts logging. What cannot be started because somebody else has is left as it is.
///
/// # Errors
/// When the filter is none.
pub(crate) fn start(filter: &str, format: LogFormat) -> anyhow::Result<()> {
    let lines = tracing_subscriber::fmt().with_env_filter(EnvFilter::try_new(filter)?).with_writer(std::io::stderr);
    let _ = match format {
        LogFormat::Text => lines.with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr())).try_init(),
        // The innermost span is the last of the list, and need not be told twice.
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(false).try_init(),
    };
    Ok(())
}
