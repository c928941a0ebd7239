//! Blanks in Chinese text: one between Chinese and Latin letters or digits, none between Chinese and Chinese.
//!
//! A message is written with blanks around its arguments, because most of them are Latin names and numbers. Where an argument
//! turns out to be Chinese, they go.

/// Stand before and behind each argument in a message that was filled.
const BEGINS: char = '\u{2068}';
const ENDS: char = '\u{2069}';

/// A filled message without the marks around its arguments, and without blanks between Chinese and Chinese there. Blanks
/// inside an argument stay.
pub(super) fn set(told: &str) -> String {
    let mut out = String::with_capacity(told.len());
    let mut rest = told.chars().peekable();
    let mut at_border = false;
    while let Some(letter) = rest.next() {
        if letter == BEGINS {
            let next = rest.clone().find(|c| !is_mark(*c));
            if out.ends_with(' ') && out.chars().nth_back(1).is_some_and(is_chinese) && next.is_some_and(is_chinese) {
                out.pop();
            }
            at_border = false;
        } else if letter == ENDS {
            at_border = true;
        } else {
            let next = rest.clone().find(|c| !is_mark(*c));
            let joins = letter == ' ' && at_border && out.chars().next_back().is_some_and(is_chinese) && next.is_some_and(is_chinese);
            if !joins {
                out.push(letter);
            }
            at_border = false;
        }
    }
    out
}

fn is_mark(letter: char) -> bool {
    matches!(letter, BEGINS | ENDS)
}

/// Chinese letters, and marks as wide as they are.
fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}')
}

#[cfg(test)]
mod tests {
    use super::set;

    #[test]
    fn chinese_stands_beside_chinese_and_apart_from_latin() {
        let told = |name: &str| set(&format!("在 \u{2068}{name}\u{2069} 上的 \u{2068}{name}\u{2069}。"));
        assert_eq!(told("GitHub"), "在 GitHub 上的 GitHub。");
        assert_eq!(told("飞书 文档"), "在飞书 文档上的飞书 文档。");
        assert_eq!(told("飞书 MCP"), "在飞书 MCP 上的飞书 MCP。");
    }

    #[test]
    fn text_without_arguments_stays_as_it_is() {
        assert_eq!(set("甲 乙 c 丙"), "甲 乙 c 丙");
    }
}
