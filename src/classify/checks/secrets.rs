use super::coded::Spot;
use super::fields::{Field, Texts};
use crate::lang::{Lang, tell};
use crate::model::Subject;
use serde_json::Value;

/// Names of arguments that are secrets, whole or as their end: `db_password` is one, `password_length` is none.
const SECRETS: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "apikey",
    "apisecret",
    "secretkey",
    "privatekey",
    "accesstoken",
    "authtoken",
    "bearertoken",
    "refreshtoken",
    "clientsecret",
    "sessiontoken",
    "accesskey",
    "secretaccesskey",
    "apitoken",
    "bottoken",
    "usertoken",
    "mnemonic",
    "seedphrase",
    "privatekeypem",
    "connectionstring",
    "credentials",
    "密码",
    "密碼",
    "密钥",
    "密鑰",
    "私钥",
    "私鑰",
    "口令",
];

/// Names that are secrets only when they stand alone.
const ALONE: &[&str] = &["token", "secret", "pwd", "pat", "credential", "令牌"];

/// A parameter whose name and type say that the call takes a secret in the clear.
pub(super) fn asked(lang: Lang, field: &Field<'_>, texts: &Texts<'_>, subject: &Subject<'_>) -> Option<Spot> {
    if !names_secret(field.text) || !takes_text(&texts.path(field.step), subject) {
        return None;
    }
    let detail = tell!(lang, "detail-secret", argument = field.text);
    Some(Spot::new(field, (0, field.text.len()), detail))
}

fn names_secret(text: &str) -> bool {
    if text.is_ascii() {
        // Most names end otherwise than any secret: they are not copied.
        let letters = || text.bytes().rev().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
        let ends = |secret: &str| {
            let mut own = letters();
            secret.bytes().rev().all(|byte| own.next() == Some(byte)).then_some(own)
        };
        return SECRETS.iter().any(|secret| ends(secret).is_some())
            || ALONE.iter().any(|word| ends(word).is_some_and(|mut own| own.next().is_none()));
    }
    let name: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    ALONE.contains(&name.as_str()) || SECRETS.iter().any(|secret| name.ends_with(secret))
}

/// Whether the parameter takes free text. A flag or a number with such a name is about a secret, and is none.
fn takes_text(path: &str, subject: &Subject<'_>) -> bool {
    let pointer = path.strip_prefix("input_schema").filter(|pointer| pointer.contains("properties/"));
    let schema = subject.definition.input_schema.as_ref();
    let Some(parameter) = pointer.and_then(|pointer| schema.and_then(|schema| schema.pointer(pointer))) else { return false };
    let text = match parameter.get("type") {
        Some(Value::String(kind)) => kind == "string",
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == "string"),
        _ => !parameter.is_boolean() && parameter.get("properties").is_none(),
    };
    text && parameter.get("enum").is_none()
}
