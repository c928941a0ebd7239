use super::statements::{Arguments, Deed, Statement};
use crate::classify::quotes::{Place, Quote};
use crate::lang::Lang;
use crate::model::{Category, Confidence, Mode, Risk, Trait, one_line};

/// Longer names are cut.
const LONGEST_NAME: usize = 60;

/// Adds the sentence to a text.
pub(super) fn say(statement: &Statement<'_>, out: &mut String) {
    out.push_str(&told(statement));
}

fn told(statement: &Statement<'_>) -> String {
    match statement {
        Statement::Does { category, deed } => format!("这是{}类工具：它{}。", called(*category), done(deed)),
        Statement::Untold { category } => format!("按{}类工具评定：定义里没有说明调用会做什么。", called(*category)),
        Statement::RiskOfMode { risk } => format!("风险为{}，与最危险的模式相同。", graded(*risk)),
        Statement::RiskBecause { risk, reason } => format!("风险为{}，因为{}。", graded(*risk), reason.said(Lang::Zh)),
        Statement::RiskOfCategory { risk, category, arguments } => {
            format!("风险为{}，即{}类工具的起点：{}。", graded(*risk), called(*category), taken(arguments))
        }
        Statement::Denied { words } => format!("定义自己说明，调用不会做这件事：{}。", quoted(words)),
        Statement::WorseMode { .. } | Statement::AlikeModes { .. } | Statement::DifferingModes { .. } => modes(statement),
        Statement::Contrary { confidence, category, deed } => {
            format!("置信度为 {}，因为另有文字指向{}：它{}。", percent(*confidence), called(*category), done(deed))
        }
        Statement::Foreign { .. } | Statement::Unsure { .. } | Statement::Wordless { .. } | Statement::Undescribed { .. } => {
            doubt(statement)
        }
    }
}

/// What the modes do: 「由 `action` 选择的模式各不相同：“list”是读取（低），“delete”是写入（高）。」
fn modes(statement: &Statement<'_>) -> String {
    let rated = |mode: &Mode| format!("“{}”是{}（{}）", named(&mode.value), called(mode.category), graded(mode.risk));
    match statement {
        Statement::WorseMode { mode: Mode { parameter, value, .. }, category } => {
            format!("`{}` 取“{}”时危害更大，整个工具因此评为{}。", named(parameter), named(value), called(*category))
        }
        Statement::AlikeModes { count, one: Mode { parameter, category, risk, .. } } => {
            format!("由 `{}` 选择的 {count} 种模式都是{}（{}）。", named(parameter), called(*category), graded(*risk))
        }
        Statement::DifferingModes { mildest, worst } => {
            format!("由 `{}` 选择的模式各不相同：{}，{}。", named(&worst.parameter), rated(mildest), rated(worst))
        }
        _ => String::new(),
    }
}

/// What keeps the confidence low.
fn doubt(statement: &Statement<'_>) -> String {
    match statement {
        Statement::Foreign { confidence, tongue, told } => {
            let more = if *told { "" } else { "，此外也没有别的文字说明调用会做什么" };
            let (language, percent) = (tongue.called(Lang::Zh), percent(*confidence));
            format!("描述用的是{language}，规则只读得懂一部分{more}；置信度为 {percent}。")
        }
        Statement::Unsure { confidence } => {
            format!("信息不足以判断，因此置信度为 {}，对这个工具从严处理。", percent(*confidence))
        }
        Statement::Wordless { confidence } => {
            format!("没有描述，名称里也没有动词，信息不足以判断；置信度为 {}，对这个工具从严处理。", percent(*confidence))
        }
        Statement::Undescribed { confidence, rests_on_server } => {
            let server = if *rests_on_server { "和服务器对自身用途的说明" } else { "" };
            format!("描述是空的：判定只能依据名称{server}，置信度限制在 {}。", percent(*confidence))
        }
        _ => String::new(),
    }
}

/// 「删除内容，依据是描述中的“Deletes a note”和名称中的“delete”」
fn done(deed: &Deed<'_>) -> String {
    let title = deed.rule.title(Lang::Zh);
    let placed = |quote: &Quote<'_>| format!("{}中的{}", place(quote.place), quoted(quote));
    match deed.cited.as_slice() {
        [] => title.to_owned(),
        [one] => format!("{title}，依据是{}", placed(one)),
        [one, other, ..] => format!("{title}，依据是{}和{}", placed(one), placed(other)),
    }
}

/// The words alone: whoever reads Chinese needs no gloss of it.
fn quoted(quote: &Quote<'_>) -> String {
    format!("“{}”", quote.shown)
}

fn place(place: Place) -> &'static str {
    match place {
        Place::Name => "名称",
        Place::Title => "标题",
        Place::Description => "描述",
        Place::ServerName => "服务器名称",
        Place::ServerDescription => "服务器描述",
        Place::ParameterText => "参数描述",
        Place::Choices => "参数可选值",
        Place::ParameterName => "参数名",
    }
}

/// 「2 个参数（`city` 和 `days`）都不接受路径、地址、代码或凭据」
fn taken(arguments: &Arguments<'_>) -> String {
    let (count, shown, not_taken) = match arguments {
        Arguments::Unknown => return "参数不明，也没有别的文字使它升高或降低".into(),
        Arguments::None => return "它不接受参数，调用方没有什么可以选择".into(),
        Arguments::OfAnyKind => return "没有什么使它升高或降低".into(),
        Arguments::Harmless { count, named: shown, not_taken } => (*count, shown, not_taken),
    };
    let names: Vec<String> = shown.iter().map(|name| format!("`{}`", named(name))).collect();
    let kinds: Vec<&str> = not_taken.iter().map(|kind| kind_of(*kind)).collect();
    let kinds = listed(&kinds, "或");
    match names.as_slice() {
        [one] => format!("唯一的参数 {one} 不接受{kinds}"),
        few if few.len() == count => format!("{count} 个参数（{}）都不接受{kinds}", listed(few, " 和 ")),
        some => format!("{count} 个参数（{} 等）都不接受{kinds}", some.join("、")),
    }
}

/// What an argument takes that gives a tool one of these traits.
fn kind_of(found: Trait) -> &'static str {
    match found {
        Trait::FileAccess => "路径",
        Trait::OpenWorld => "地址",
        Trait::CodeExecution => "代码",
        _ => "凭据",
    }
}

fn called(category: Category) -> String {
    Lang::Zh.category(category)
}

fn graded(risk: Risk) -> String {
    Lang::Zh.risk(risk)
}

fn named(name: &str) -> String {
    one_line(name, LONGEST_NAME)
}

fn percent(confidence: Confidence) -> String {
    format!("{}%", (confidence.value() * 100.0).round())
}

/// 「路径、地址或代码」
fn listed<S: AsRef<str>>(items: &[S], joiner: &str) -> String {
    match items {
        [start @ .., one, last] => {
            let start: Vec<&str> = start.iter().chain([one]).map(AsRef::as_ref).collect();
            format!("{}{joiner}{}", start.join("、"), last.as_ref())
        }
        few => few.first().map_or(String::new(), |only| only.as_ref().to_owned()),
    }
}
