//! The table of outputs: file, condition, emitter.

use resource_schema::model::{Model, Resource};

use crate::emit;
use crate::subject::Subject;
use crate::{Files, Options};

/// One generated file of every resource that needs it.
struct Output {
    /// The file's name in the resource's folder; the table of contents stands beside the folder.
    file: &'static str,
    /// Which resources have it.
    applies: fn(&Resource) -> bool,
    /// Its text.
    emit: fn(&Subject<'_>) -> String,
}

const PER_RESOURCE: &[Output] = &[
    Output { file: ".rs", applies: always, emit: emit::resource::emit },
    Output { file: "/action.rs", applies: always, emit: emit::action::emit },
    Output { file: "/entity.rs", applies: always, emit: emit::entity::emit },
    Output { file: "/hook.rs", applies: emit::hook::applies, emit: emit::hook::emit },
    Output { file: "/input.rs", applies: emit::input::applies, emit: emit::input::emit },
    Output { file: "/json_api.rs", applies: emit::json_api::applies, emit: emit::json_api::emit },
    Output { file: "/meta.rs", applies: always, emit: emit::meta::emit },
    Output { file: "/policy.rs", applies: always, emit: emit::policy::emit },
    Output { file: "/record.rs", applies: always, emit: emit::record::emit },
    Output { file: "/worker.rs", applies: emit::worker::applies, emit: emit::worker::emit },
];

fn always(_: &Resource) -> bool {
    true
}

/// Every file that is generated for an application.
pub fn generate(model: &Model, options: &Options) -> Files {
    let mut files = Files::new();
    for resource in &model.resources {
        let subject = Subject { model, options, resource };
        for output in PER_RESOURCE.iter().filter(|output| (output.applies)(resource)) {
            let path = format!("src/{}/{}{}", resource.domain, resource.module, output.file);
            files.insert(path, (output.emit)(&subject));
        }
    }
    for domain in &model.domains {
        files.insert(format!("src/{}.rs", domain.name), emit::domain::emit(model, options, domain));
        files.insert(format!("docs/{}.md", domain.name), emit::document::emit(model, options, domain));
    }
    files.insert("src/lib.rs".to_owned(), emit::application::emit(model, options));
    files.insert("tenancy.txt".to_owned(), emit::tenancy::emit(model));
    files.insert("schema.json".to_owned(), emit::schema::emit(model));
    files
}
