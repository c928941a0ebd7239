use super::coded::Spot;
use super::fields::Field;
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
pub(super) fn asked(field: &Field<'_>, subject: &Subject<'_>) -> Option<Spot> {
    let name: String = field.text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let is_secret = ALONE.contains(&name.as_str()) || SECRETS.iter().any(|secret| name.ends_with(secret));
    if !is_secret || !takes_text(field, subject) {
        return None;
    }
    let detail = format!("the argument {} is a secret in the clear: it passes through the model and into its logs", field.text);
    Some(Spot::new(field, (0, field.text.len()), detail))
}

/// Whether the parameter takes free text. A flag or a number with such a name is about a secret, and is none.
fn takes_text(field: &Field<'_>, subject: &Subject<'_>) -> bool {
    let pointer = field.path.strip_prefix("input_schema").filter(|pointer| pointer.contains("properties/"));
    let schema = subject.definition.input_schema.as_ref();
    let Some(parameter) = pointer.and_then(|pointer| schema.and_then(|schema| schema.pointer(pointer))) else { return false };
    let text = match parameter.get("type") {
        Some(Value::String(kind)) => kind == "string",
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == "string"),
        _ => !parameter.is_boolean() && parameter.get("properties").is_none(),
    };
    text && parameter.get("enum").is_none()
}
