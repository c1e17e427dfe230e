//! What the policy files that ship grant.

use crate::expect;

#[test]
fn the_grants_are_the_reviewed_ones() {
    let policies = app::policies::load(None).expect("valid files");
    let matrix = resource_policy::matrix(&policies);
    let cells = matrix.matches(": ").count();
    tests::counts::tell(&format!("policy matrix: {} roles, {cells} cells", policies.roles().len()));
    assert!(cells > 1_000);
    expect("policy.txt", &matrix);
}
