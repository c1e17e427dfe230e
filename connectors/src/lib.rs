//! Connectors: outside systems read as streams of device records.
//!
//! A [`Connector`] is made from [`Settings`]; [`Connector::fetch`] starts a [`Fetch`], which the consumer pulls.
//! One pull reads one page or one portion of a file and keeps nothing of it, so memory does not grow with the
//! source, and a slow consumer slows the source down. The end of a fetch says whether everything was seen
//! ([`Coverage`]); only a [`Whole`] one proves that what did not come is gone.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use connectors::{Connector, Coverage, FileSettings, Files, Settings, Step, Surroundings};
//!
//! let settings = Settings::Csv(FileSettings::new("devices.csv"));
//! let mut fetch = Connector::new(settings, &Surroundings::new(Files::Anywhere))?.fetch();
//! while let Some(step) = fetch.next().await {
//!     match step? {
//!         Step::Chunk(chunk) => println!("{}: {} devices", chunk.progress, chunk.devices.len()),
//!         Step::End(end) => match end.coverage {
//!             Coverage::Whole(_proof) => println!("{} rows, and there are no others", end.counts.seen),
//!             Coverage::Partial(gap) => println!("{gap}"),
//!         },
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Not here: which device a record is about, what is written, and when a source is read. Nothing here knows a
//! database.

pub mod breaker;
pub mod chunk;
pub mod clock;
pub mod error;
pub mod settings;

mod blacklist;
mod connector;
mod file;
mod http;
mod netbox;
mod retry;
mod secret;
mod text;

pub use self::blacklist::Blacklist;
pub use self::breaker::Breakers;
pub use self::chunk::{BadRow, Chunk, Counts, Coverage, End, Gap, Progress, Step, Unit, Whole};
pub use self::clock::{Clock, SystemClock};
pub use self::connector::{Connector, Fetch, Files, Surroundings};
pub use self::error::{FetchError, SettingsError};
pub use self::file::COLUMNS;
pub use self::http::is_same_origin;
pub use self::retry::Retry;
pub use self::secret::Secret;
pub use self::settings::{FileSettings, NetboxSettings, OtherColumns, Settings};
