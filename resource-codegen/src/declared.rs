//! A number for each declaration: what an application says of itself names them, and so shows from which
//! declarations it was made.

use resource_schema::fingerprint;
use resource_schema::model::Model;

use crate::Options;
use crate::emit;
use crate::subject::Subject;

/// Name and number of every declaration, sorted by name. The number of a resource is one of its description
/// and its routes, which is what the API shows of it.
pub fn declared(model: &Model, options: &Options) -> Vec<(String, u64)> {
    let resources = model.resources.iter().map(|resource| {
        let subject = Subject { model, options, resource };
        let routes = emit::json_api::applies(resource).then(|| emit::json_api::emit(&subject));
        let texts = [emit::meta::emit(&subject), routes.unwrap_or_default()];
        (resource.name.clone(), fingerprint::of_texts(&texts))
    });
    let mut all: Vec<(String, u64)> = resources.chain(model.fingerprints.iter().cloned()).collect();
    all.sort();
    all
}
