use super::statements::{Arguments, Deed, Statement};
use crate::classify::quotes::{Place, Quote};
use crate::lang::Lang;
use crate::model::{Category, Confidence, Mode, Trait, one_line};

/// Longer names are cut.
const LONGEST_NAME: usize = 60;

/// Adds the sentence to a text.
pub(super) fn say(statement: &Statement<'_>, out: &mut String) {
    match statement {
        Statement::Does { category, deed } => {
            out.extend(["This is ", article(*category), " tool: it "]);
            done(deed, out);
            out.push('.');
        }
        Statement::Untold { category } => {
            out.extend(["This is rated ", article(*category), " tool: nothing in the definition says what a call does."]);
        }
        Statement::RiskOfMode { risk } => out.extend(["Its risk is ", risk.as_str(), ", as that of its worst mode is."]),
        Statement::RiskBecause { risk, reason } => out.extend(["Its risk is ", risk.as_str(), " because ", reason.said(Lang::En), "."]),
        Statement::RiskOfCategory { risk, category, arguments } => {
            out.extend(["Its risk is ", risk.as_str(), ", where ", category.as_str(), " tools start: "]);
            taken(arguments, out);
            out.push('.');
        }
        Statement::Denied { words } => {
            out.push_str("By its own words there is something that a call does not do: ");
            quoted(words, out);
            out.push('.');
        }
        Statement::WorseMode { .. } | Statement::AlikeModes { .. } | Statement::DifferingModes { .. } => out.push_str(&modes(statement)),
        Statement::Contrary { confidence, category, deed } => {
            out.extend(["The confidence is ", &percent(*confidence), " because other words point to ", category.as_str(), ": it "]);
            done(deed, out);
            out.push('.');
        }
        Statement::Foreign { .. } | Statement::Unsure { .. } | Statement::Wordless { .. } | Statement::Undescribed { .. } => {
            out.push_str(&doubt(statement));
        }
    }
}

/// What the modes do: "Its modes differ: “list” is Read (Low), while “delete” is Write (High)."
fn modes(statement: &Statement<'_>) -> String {
    let rated = |mode: &Mode| format!("“{}” is {} ({})", named(&mode.value), mode.category, mode.risk);
    match statement {
        Statement::WorseMode { mode: Mode { parameter, value, .. }, category } => {
            format!("A call with the {} “{}” does worse, so that the tool is rated {category}.", named(parameter), named(value))
        }
        Statement::AlikeModes { count, one: Mode { parameter, category, risk, .. } } => {
            format!("Its {count} modes, chosen by `{parameter}`, are all {category} ({risk}).")
        }
        Statement::DifferingModes { mildest, worst } => {
            format!("Its modes, chosen by `{}`, differ: {}, while {}.", worst.parameter, rated(mildest), rated(worst))
        }
        _ => String::new(),
    }
}

/// What keeps the confidence low.
fn doubt(statement: &Statement<'_>) -> String {
    match statement {
        Statement::Foreign { confidence, tongue, told } => {
            let more = if *told { "" } else { ", and nothing else tells what a call does" };
            let (language, percent) = (&tongue.name, percent(*confidence));
            format!("The description is in {language}, which the rules read only in part{more}; the confidence is {percent}.")
        }
        Statement::Unsure { confidence } => {
            format!("There isn't enough to tell, so the confidence is {} and the tool is treated with care.", percent(*confidence))
        }
        Statement::Wordless { confidence } => {
            format!(
                "There is no description and no verb in the name, so there isn't enough to tell; the confidence is {} and the tool is treated with care.",
                percent(*confidence)
            )
        }
        Statement::Undescribed { confidence, rests_on_server } => {
            let server = if *rests_on_server { " and on what the server says it is for" } else { "" };
            let percent = percent(*confidence);
            format!("The description is empty: the verdict rests on the name{server}, and the confidence is kept at {percent}.")
        }
        _ => String::new(),
    }
}

/// "removes content, as “Deletes a note” in its description and “delete” in its name say"
fn done(deed: &Deed<'_>, out: &mut String) {
    out.push_str(&deed.rule.title);
    match deed.cited.as_slice() {
        [] => {}
        [one] => {
            placed(", as ", one, out);
            out.push_str(" says");
        }
        [one, other, ..] => {
            placed(", as ", one, out);
            placed(" and ", other, out);
            out.push_str(" say");
        }
    }
}

fn placed(joiner: &str, quote: &Quote<'_>, out: &mut String) {
    out.push_str(joiner);
    quoted(quote, out);
    out.extend([" in ", place(quote.place)]);
}

/// "“删除” (delete)"
fn quoted(quote: &Quote<'_>, out: &mut String) {
    out.extend(["“", quote.shown.as_str(), "”"]);
    for (at, gloss) in quote.glosses.iter().enumerate() {
        out.extend([if at == 0 { " (" } else { ", " }, *gloss]);
    }
    if !quote.glosses.is_empty() {
        out.push(')');
    }
}

fn place(place: Place) -> &'static str {
    match place {
        Place::Name => "its name",
        Place::Title => "its title",
        Place::Description => "its description",
        Place::ServerName => "the server's name",
        Place::ServerDescription => "the server's description",
        Place::ParameterText => "a parameter's description",
        Place::Choices => "a parameter's choices",
        Place::ParameterName => "a parameter's name",
    }
}

/// "none of its 2 parameters, `city` and `days`, takes a path, an address, code or a credential"
fn taken(arguments: &Arguments<'_>, out: &mut String) {
    let (count, shown, not_taken) = match arguments {
        Arguments::Unknown => return out.push_str("its parameters are not known, and no other word raises or lowers it"),
        Arguments::None => return out.push_str("it takes no parameters, so the caller chooses nothing"),
        Arguments::OfAnyKind => return out.push_str("nothing raises or lowers it"),
        Arguments::Harmless { count, named: shown, not_taken } => (*count, shown, not_taken),
    };
    let names: Vec<String> = shown.iter().map(|name| ["`", &named(name), "`"].concat()).collect();
    let kinds: Vec<&str> = not_taken.iter().map(|kind| kind_of(*kind)).collect();
    match (names.as_slice(), kinds.as_slice()) {
        ([one], [kind]) => out.extend(["its one parameter, ", one, ", doesn't take ", kind]),
        ([one], several) => out.extend(["its one parameter, ", one, ", takes neither ", &words(several, "nor")]),
        (few, kinds) if few.len() == count => {
            out.extend(["none of its ", &count.to_string(), " parameters, ", &words(few, "and"), ", takes ", &words(kinds, "or")]);
        }
        (some, kinds) => {
            out.extend(["none of its ", &count.to_string(), " parameters (", &some.join(", "), " …) takes ", &words(kinds, "or")]);
        }
    }
}

/// What an argument takes that gives a tool one of these traits.
fn kind_of(found: Trait) -> &'static str {
    match found {
        Trait::FileAccess => "a path",
        Trait::OpenWorld => "an address",
        Trait::CodeExecution => "code",
        _ => "a credential",
    }
}

fn named(name: &str) -> String {
    one_line(name, LONGEST_NAME)
}

fn percent(confidence: Confidence) -> String {
    format!("{} %", (confidence.value() * 100.0).round())
}

/// "`a`, `b` and `c`"
fn words<S: AsRef<str>>(items: &[S], joiner: &str) -> String {
    let mut said = String::new();
    for (at, item) in items.iter().enumerate() {
        match items.len() - at {
            _ if at == 0 => {}
            1 => said.extend([" ", joiner, " "]),
            _ => said.push_str(", "),
        }
        said.push_str(item.as_ref());
    }
    said
}

fn article(category: Category) -> &'static str {
    match category {
        Category::Read => "a Read",
        Category::Write => "a Write",
        Category::Execute => "an Execute",
    }
}
