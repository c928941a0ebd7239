//! Answers travel compressed to those who say that they take it, and say what they are.

use crate::world::World;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use flate2::read::GzDecoder;
use http_body_util::BodyExt;
use std::io::Read;
use tower::ServiceExt;

async fn ask(world: &World, address: &str, known: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
    let request = Request::get(address).header(header::ACCEPT_ENCODING, "gzip, br").header(header::IF_NONE_MATCH, known);
    let answer = world.app().await.oneshot(request.body(Body::empty()).expect("a request")).await.expect("an answer");
    let (parts, body) = answer.into_parts();
    (parts.status, parts.headers, body.collect().await.expect("a body").to_bytes().into())
}

#[tokio::test]
async fn a_compressed_page_is_smaller_and_says_the_same() {
    let world = World::starter().await;
    let (_, headers, bytes) = ask(&world, "/rules", "").await;
    assert_eq!((headers[header::CONTENT_ENCODING].as_bytes(), headers[header::VARY].as_bytes()), (&b"gzip"[..], &b"accept-encoding"[..]));
    let (mut page, plain) = (String::new(), world.get("/rules").await.body);
    GzDecoder::new(bytes.as_slice()).read_to_string(&mut page).expect("gzip");
    assert!(page == plain && bytes.len() * 3 < plain.len(), "{} of {}", bytes.len(), plain.len());
}

#[tokio::test]
async fn the_tag_of_a_compressed_page_is_weak_and_known_again() {
    let world = World::starter().await;
    let (_, headers, _) = ask(&world, "/rules", "").await;
    let tag = headers[header::ETAG].to_str().expect("text").to_owned();
    let (status, _, bytes) = ask(&world, "/rules", &tag).await;
    assert_eq!((tag.starts_with("W/\""), status, bytes.len()), (true, StatusCode::NOT_MODIFIED, 0));
}

#[tokio::test]
async fn what_fits_into_a_packet_and_what_is_compressed_already_stay_as_they_are() {
    let world = World::starter().await;
    for address in ["/api/v1/stats", "/bundle.tar.gz?servers=leonaiuv-seedance-2-mcp"] {
        let (status, headers, _) = ask(&world, address, "").await;
        assert!(!headers.contains_key(header::CONTENT_ENCODING), "{address}: {status} {headers:?}");
    }
}
