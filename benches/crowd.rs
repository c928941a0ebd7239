//! A made-up catalogue as large as the public ones together: words as unevenly used as in real definitions (Zipf), one tool
//! in five in Chinese, a few large servers and many small ones; and what people would type into it.

use super::generate::{CHINESE_OBJECTS, CHINESE_VERBS, Dice, OBJECTS, PRODUCTS, VERBS};
use serde_json::{Value, json};

/// Words of a language, the commoner the earlier.
struct Words {
    words: Vec<String>,
    /// Sums of 1/rank up to each word.
    sums: Vec<f64>,
}

impl Words {
    fn new(words: Vec<String>) -> Self {
        let mut sum = 0.0;
        let ranks = (1_u32..).take(words.len());
        let sums = ranks
            .map(|rank| {
                sum += 1.0 / (f64::from(rank) + 2.7);
                sum
            })
            .collect();
        Self { words, sums }
    }

    /// A word, as often as its rank has it.
    fn draw(&self, dice: &mut Dice) -> &str {
        let share = f64::from(u32::try_from(dice.roll(1 << 30)).expect("30 bits")) / f64::from(1_u32 << 30);
        let at = self.sums.partition_point(|sum| *sum < share * self.sums.last().copied().unwrap_or(0.0));
        &self.words[at.min(self.words.len() - 1)]
    }
}

/// Writes tools and queries.
pub(crate) struct Crowd {
    dice: Dice,
    english: Words,
    chinese: Words,
    verbs: Words,
    objects: Words,
    server: usize,
    left: usize,
    language: bool,
    about: String,
}

const COMMON: &str = "the a to and for of in or with this use id is be by from you can all list data returns name tool get an \
    user it as if on only api file search query results given must more not when type value used server default optional \
    path number project time text create status content message string";
const SYLLABLES: &[&str] = &[
    "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "xi", "yo", "zu", "tra", "ster",
    "lin", "con",
];
const CHARACTERS: &str = "数据信息用户内容列表查询返回参数支持获取服务项目文件图片搜索地址时间名称类型接口设置管理结果系统状态操作指定实例任务\
    应用页面使用网络资源配置路径视频天气订单价格商品日志权限模型分析报告文档表格计算安全部署监控告警集群节点容器镜像磁盘流量域名证书账号密码";

impl Crowd {
    pub(crate) fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let mut made = |count: usize| -> Vec<String> {
            (0..count).map(|_| (0..2 + dice.roll(3)).map(|_| SYLLABLES[dice.roll(SYLLABLES.len())]).collect()).collect()
        };
        let mut objects: Vec<String> = OBJECTS.iter().map(|word| (*word).to_owned()).collect();
        objects.extend(made(3_000));
        let mut english: Vec<String> = COMMON.split_whitespace().chain(VERBS.iter().copied()).map(str::to_owned).collect();
        english.extend(objects[..400].iter().cloned());
        english.extend(made(40_000));
        let characters: Vec<char> = CHARACTERS.chars().filter(|c| !c.is_whitespace()).collect();
        let mut chinese: Vec<String> = CHINESE_VERBS.iter().chain(CHINESE_OBJECTS).map(|word| (*word).to_owned()).collect();
        chinese.extend((0..6_000).map(|_| (0..2).map(|_| characters[dice.roll(characters.len())]).collect()));
        let verbs = Words::new(VERBS.iter().map(|word| (*word).to_owned()).collect());
        let [english, chinese, objects] = [english, chinese, objects].map(Words::new);
        Self { dice, english, chinese, verbs, objects, server: 0, left: 0, language: false, about: String::new() }
    }

    /// The next tool as a row of JSON Lines; twelve on a server on average, between 1 and some hundreds.
    pub(crate) fn row(&mut self) -> Value {
        if self.left == 0 {
            self.server += 1;
            let many = self.dice.roll(20) == 0;
            self.left = 1 + if many { self.dice.roll(188) } else { self.dice.roll(14) };
            self.language = self.dice.roll(5) == 0;
            self.about = self.object();
        }
        self.left -= 1;
        let (number, product) = (self.server, PRODUCTS[self.server % PRODUCTS.len()]);
        let (about, name, said) = (self.about.clone(), self.name(), self.description());
        let mut row = json!({
            "server": format!("{product}-{number}"),
            "server_name": format!("{product} {about} {number}"),
            "server_description": format!("Connects an agent to {product} and its {about}s"),
            "tool": format!("{name}_{}", self.left),
            "description": said,
            "input_schema": {"type": "object", "properties": {"id": {"type": "string"}}},
        });
        if number % 3 > 0 {
            row["repository"] = format!("{product}labs/{product}-{number}").into();
        }
        row
    }

    fn object(&mut self) -> String {
        self.objects.draw(&mut self.dice).to_owned()
    }

    /// A name as tools have them.
    fn name(&mut self) -> String {
        let object = self.object();
        format!("{}_{object}", self.verbs.draw(&mut self.dice))
    }

    fn description(&mut self) -> String {
        let words = if self.dice.roll(8) == 0 { 60 + self.dice.roll(200) } else { 5 + self.dice.roll(35) };
        let mut text = String::new();
        for at in 0..words {
            if self.language {
                text.push_str(self.chinese.draw(&mut self.dice));
                if at % 7 == 6 {
                    text.push('。');
                }
            } else {
                if at > 0 {
                    text.push(' ');
                }
                text.push_str(self.english.draw(&mut self.dice));
                if at % 11 == 10 {
                    text.push('.');
                }
            }
        }
        text
    }

    /// One or two words, which every hit must hold; no filter, no unfinished word.
    pub(crate) fn words(&mut self) -> Vec<String> {
        if self.dice.roll(5) == 0 {
            return (0..=self.dice.roll(2)).map(|_| self.chinese.draw(&mut self.dice).to_owned()).collect();
        }
        let mut words = vec![self.object()];
        if self.dice.roll(3) > 0 {
            words.push(self.verbs.draw(&mut self.dice).to_owned());
        }
        if self.dice.roll(4) == 0 {
            words.push(self.english.draw(&mut self.dice).to_owned());
        }
        words
    }

    /// What somebody types: of twenty, thirteen words, three whole names, two with a filter, one unfinished, one mistyped.
    pub(crate) fn query(&mut self) -> String {
        let words = self.words();
        match self.dice.roll(20) {
            0..=2 => format!("{}_{}", self.verbs.draw(&mut self.dice), words[0]),
            3 => format!("{} risk:high", words.join(" ")),
            4 => format!("{} category:read trait:destructive", words.join(" ")),
            5 => words[0].chars().take(4).collect(),
            6 => words[0].chars().enumerate().filter(|(at, _)| *at != 3).map(|(_, c)| c).collect(),
            _ => words.join(" "),
        }
    }

    /// What stands in the box while somebody types a name.
    pub(crate) fn beginning(&mut self) -> String {
        let name = match self.dice.roll(3) {
            0 => self.object(),
            1 => PRODUCTS[self.dice.roll(PRODUCTS.len())].to_owned(),
            _ => self.name(),
        };
        let length = 1 + self.dice.roll(name.len().min(12));
        name.chars().take(length).collect()
    }

    /// A place in a list of `count`, the earlier the likelier.
    pub(crate) fn place(&mut self, sums: &[f64]) -> usize {
        let share = f64::from(u32::try_from(self.dice.roll(1 << 30)).expect("30 bits")) / f64::from(1_u32 << 30);
        sums.partition_point(|sum| *sum < share * sums.last().copied().unwrap_or(0.0)).min(sums.len() - 1)
    }
}
