//! `desk dev [FOLDER]`: opens a library on an embedded database and serves it. `cargo xtask dev` runs it.
//! `DESK_LISTEN` names another address.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use desk::Keys;
use machine::lending::{Library, Member, book, library, member};
use resource_core::Id;
use resource_json_api::{Options, router};
use resource_runtime::engine::{Clock, Parts};
use resource_runtime::keyring::Keyring;
use resource_runtime::lookup::lookup;
use resource_runtime::migration::Runner;
use resource_runtime::{Actor, Cx, Db, Engine, Principal};
use tokio::net::TcpListener;

const NAME: &str = "North";
const LISTEN: &str = "127.0.0.1:8081";

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["dev"] => PathBuf::from("target/desk"),
        ["dev", folder] => PathBuf::from(folder),
        _ => {
            eprintln!("usage: desk dev [FOLDER]");
            return Ok(ExitCode::from(2));
        }
    };
    std::fs::create_dir_all(&folder)?;
    let engine = engine(&folder).await?;
    let (library, member) = open(&engine).await?;
    let mut keys = Keys::new(library);
    let (librarian, reader) = (keys.librarian(), keys.reader(member));
    let listen = std::env::var("DESK_LISTEN").unwrap_or_else(|_| LISTEN.to_owned());
    let listener = TcpListener::bind(&listen).await.map_err(|error| format!("{listen}: {error}"))?;
    let at = listener.local_addr()?;
    println!(
        "\n  The library is in {}. Keys are good until the desk closes:\n\n    \
         export LIBRARIAN={librarian} READER={reader} ADA={member}\n\n    \
         curl -s http://{at}/api/books/on-shelf -H \"Authorization: Bearer $READER\"\n    \
         curl -s http://{at}/api/members -H \"Authorization: Bearer $LIBRARIAN\"\n",
        folder.display()
    );
    let api = router(engine, Arc::new(keys), Options::new("/api"));
    axum::serve(listener, api).await?;
    Ok(ExitCode::SUCCESS)
}

/// A database with every migration, and an engine on it.
async fn engine(folder: &Path) -> Result<Engine, Box<dyn Error>> {
    let db = Db::connect(&format!("sqlite://{}", folder.join("library.db").display()), 4).await?;
    Runner::new(&db, &schema::all()).up().await?;
    Ok(Engine::new(Parts {
        application: &machine::APPLICATION,
        db,
        hooks: Arc::new(machine::Hooks {}),
        policies: Arc::new(desk::policies()),
        clock: Clock::System,
        keyring: Keyring::open(&folder.join("keyring"))?,
    }))
}

/// The library and its first member, made the first time together with a book.
async fn open(engine: &Engine) -> resource_runtime::Result<(Id<Library>, Id<Member>)> {
    let founder = engine.platform(Actor::system("founder"), "opening the library");
    let library = match lookup(&founder, Library::NAME, NAME).await?.first() {
        Some((_, library)) => *library,
        None => library::open(&founder, library::Open { name: NAME.to_owned() }).await?.id,
    };
    let cx = librarian(engine, library);
    if let Some(member) = member::list(&cx).all().await?.first() {
        return Ok((library, member.id));
    }
    let (title, author, shelf_mark) = ("Emma".to_owned(), "Jane Austen".to_owned(), "AU1".to_owned());
    book::acquire(&cx, book::Acquire { title, author, shelf_mark }).await?;
    let ada = member::join(&cx, member::Join { name: "Ada".to_owned(), card: "card-1".into() }).await?;
    Ok((library, ada.id))
}

fn librarian(engine: &Engine, library: Id<Library>) -> Cx {
    let principals = vec![Principal::role("librarian")];
    let actor = Actor { name: "librarian".to_owned(), principals, fields: Vec::new(), is_system: false };
    engine.in_tenant(library.uuid(), actor)
}
