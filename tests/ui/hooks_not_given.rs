//! An application that forgets the hooks of a resource.

use generated::Hooks;

pub fn hooks() -> Hooks {
    Hooks { user: app::hooks().user, tenant: app::hooks().tenant, api_token: app::hooks().api_token }
}
