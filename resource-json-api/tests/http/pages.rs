//! Links between pages, walked.

use crate::server::{Answer, Server};

/// The ids of every page, following a link until there is none.
async fn walk(server: &Server, start: &str, link: &str) -> Vec<Vec<String>> {
    let mut pages = Vec::new();
    let mut url = Some(start.to_owned());
    while let Some(next) = url {
        let answer = server.get(&next).await;
        assert_eq!(answer.status, 200, "{next}: {answer:?}");
        pages.push(answer.ids().iter().map(|id| (*id).to_owned()).collect());
        url = answer.link(link).map(str::to_owned);
        assert!(pages.len() < 20, "the links lead in a circle");
    }
    pages
}

/// The last page of a walk, as an answer.
async fn last(server: &Server, start: &str) -> Answer {
    let mut answer = server.get(start).await;
    while let Some(next) = answer.link("next").map(str::to_owned) {
        answer = server.get(&next).await;
    }
    answer
}

#[tokio::test]
async fn cursors_lead_forwards_and_back() {
    for server in Server::stocked().await {
        let start = "/books?sort=-pages&page[size]=2&fields[books]=title";
        assert_eq!(walk(&server, start, "next").await, [vec!["5", "2"], vec!["3", "1"], vec!["4"]]);
        let end = last(&server, start).await;
        let prev = end.link("prev").expect("a page before").to_owned();
        assert_eq!(walk(&server, &prev, "prev").await, [["3", "1"], ["5", "2"]]);
        let first = end.link("first").expect("a first page").to_owned();
        assert_eq!(first, "/api/v2/books?sort=-pages&page%5Bsize%5D=2&fields%5Bbooks%5D=title");
        assert_eq!(server.get(&first).await.ids(), ["5", "2"]);
        assert_eq!(server.get(start).await.link("prev"), None);
    }
}

#[tokio::test]
async fn offsets_lead_forwards_back_and_to_the_end() {
    for server in Server::stocked().await {
        let start = "/books?sort=pages&page[size]=2&page[offset]=0&page[count]=true";
        assert_eq!(walk(&server, start, "next").await, [vec!["4", "1"], vec!["3", "2"], vec!["5"]]);
        let answer = server.get(start).await;
        assert_eq!(answer.body["meta"]["page"]["total"], 5);
        let end = server.get(answer.link("last").expect("a last page")).await;
        assert_eq!(end.ids(), ["5"]);
        assert_eq!(walk(&server, end.link("prev").expect("a page before"), "prev").await, [["3", "2"], ["4", "1"]]);
        assert_eq!(end.link("next"), None);
    }
}

#[tokio::test]
async fn lists_without_cursors_are_paged_by_offset_from_the_start() {
    for server in Server::stocked().await {
        for number in 1..=3 {
            server
                .sql(&format!("insert into loans select tenant_id, isbn, {number}, 'Zoe' from books where isbn = '1'"))
                .await;
        }
        assert_eq!(walk(&server, "/loans", "next").await, [vec!["1~1", "1~2"], vec!["1~3"]]);
        let refused = server.get("/loans?page[after]=x").await;
        assert_eq!((refused.status, refused.errors()), (400, vec![("page[after]", "unknown")]));
    }
}

#[tokio::test]
async fn counting_costs_one_statement_more() {
    for server in Server::stocked().await {
        let before = server.statements();
        server.get("/books").await;
        let between = server.statements();
        server.get("/books?page[count]=true").await;
        assert_eq!((between - before, server.statements() - between), (1, 2));
    }
}

#[tokio::test]
async fn what_pages_do_not_take_is_refused() {
    for server in Server::stocked().await {
        let query = "page[size]=51&page[limit]=5&page[count]=maybe&page[offset]=-1&page=1";
        let answer = server.get(&format!("/books?{query}")).await;
        assert_eq!(answer.status, 400);
        assert_eq!(
            answer.errors(),
            [
                ("page[size]", "range"),
                ("page[limit]", "unknown"),
                ("page[count]", "type"),
                ("page[offset]", "type"),
                ("page", "malformed_parameter"),
            ]
        );
        assert!(answer.details()[1].contains("did you mean `size`?"), "{answer:?}");
        let both = server.get("/books?page[offset]=1&page[after]=x").await;
        assert_eq!(both.errors(), [("page[after]", "contradiction")]);
        let forged = server.get("/books?page[after]=AAAA").await;
        assert_eq!((forged.status, forged.errors()), (400, vec![("page[after]", "cursor")]));
    }
}

#[tokio::test]
async fn a_cursor_belongs_to_its_list() {
    for server in Server::stocked().await {
        let answer = server.get("/books?page[size]=2").await;
        let next = answer.link("next").expect("a next page").to_owned();
        let other = next.replace("page%5Bsize%5D=2", "sort=pages");
        assert_eq!(server.get(&other).await.errors(), [("page[after]", "cursor")]);
    }
}
