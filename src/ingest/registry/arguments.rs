use serde::Deserialize;

/// An argument of a package, an environment variable or a header, as an entry describes it.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Input {
    #[serde(rename = "type")]
    kind: Option<String>,
    name: Option<String>,
    value: Option<String>,
    default: Option<String>,
    #[serde(alias = "is_required")]
    is_required: bool,
}

/// Arguments as they stand on a command line. One that a person has to fill in is left out: a server that lists its tools
/// only with it says so itself.
pub(super) fn command_line(inputs: &[Input]) -> Vec<String> {
    inputs.iter().flat_map(Input::words).collect()
}

/// Names of what has to be given and isn't.
pub(super) fn wanted(inputs: &[Input]) -> Vec<String> {
    let missing = |input: &&Input| input.is_required && input.said().is_none();
    inputs.iter().filter(missing).filter_map(|input| input.name.clone()).collect()
}

impl Input {
    /// Its value, when there is nothing in it to fill in.
    fn said(&self) -> Option<&str> {
        let value = self.value.as_deref().or(self.default.as_deref());
        value.filter(|value| !value.is_empty() && !value.contains('{'))
    }

    fn words(&self) -> Vec<String> {
        match (self.kind.as_deref(), &self.name, self.said()) {
            (Some("named"), Some(name), Some(value)) => vec![name.clone(), value.to_owned()],
            // A switch; what has a value that is still to be given is none.
            (Some("named"), Some(name), None) if self.value.is_none() && self.default.is_none() && self.is_required => vec![name.clone()],
            (Some("positional"), _, Some(value)) => vec![value.to_owned()],
            _ => vec![],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_filled_in_is_left_out() {
        let text = r#"[{"type":"positional","value":"/data"},{"type":"positional","valueHint":"dir"},{"type":"named","name":"--port","value":"{port}"},
            {"type":"named","name":"--mode","default":"all"}]"#;
        let inputs: Vec<Input> = serde_json::from_str(text).expect("inputs");
        assert_eq!(command_line(&inputs), ["/data", "--mode", "all"]);
    }
}
