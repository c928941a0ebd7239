//! A made-up catalogue as large as the public ones together: words as unevenly used as in real definitions, which say again
//! what they and their server said before; one tool in five in Chinese, a few large servers and many small ones; and what
//! people would type into it. How like the real ones it is, [`super::likeness`] measures.

use super::generate::{CHINESE_OBJECTS, CHINESE_VERBS, Dice, OBJECTS, PRODUCTS, VERBS};
use indexmap::IndexSet;
use serde_json::{Value, json};

/// Words, the commoner the earlier.
struct Words {
    words: Vec<String>,
    /// Sums of the words' shares up to each.
    sums: Vec<f64>,
}

/// How a word's share falls with its rank (Zipf and Mandelbrot): what is added to the rank, and the power.
type Fall = (f64, f64);

/// Of names.
const NAMES: Fall = (2.7, 1.0);

/// Of what descriptions draw anew, fitted to the 4,648 definitions of `tools-dev.jsonl`.
const PROSE: Fall = (40.0, 1.4);

/// Of ten words of a description, how many it said before, and how many its server said before it: fitted alike.
const SAID_AGAIN: [usize; 2] = [2, 4];

impl Words {
    fn new(words: impl IntoIterator<Item = String>, (added, power): Fall) -> Self {
        let words: Vec<String> = words.into_iter().collect();
        let mut sum = 0.0;
        let ranks = (1_u32..).take(words.len());
        let sums = ranks
            .map(|rank| {
                sum += (f64::from(rank) + added).powf(-power);
                sum
            })
            .collect();
        Self { words, sums }
    }

    /// The place of a word, as often as its rank has it.
    fn place(&self, dice: &mut Dice) -> usize {
        place(&self.sums, dice)
    }

    fn draw(&self, dice: &mut Dice) -> &str {
        &self.words[self.place(dice)]
    }
}

/// A place in a list, as often as its share has it: `sums` are the shares up to each.
fn place(sums: &[f64], dice: &mut Dice) -> usize {
    let share = f64::from(u32::try_from(dice.roll(1 << 30)).expect("30 bits")) / f64::from(1_u32 << 30);
    sums.partition_point(|sum| *sum < share * sums.last().copied().unwrap_or(0.0)).min(sums.len() - 1)
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
    /// Whether the server speaks Chinese.
    chinese_server: bool,
    about: String,
    /// The words of the server's descriptions so far, by their places.
    said: Vec<usize>,
}

const COMMON: &str = "the a to and for of in or with this use id is be by from you can all list data returns name tool get an \
    user it as if on only api file search query results given must more not when type value used server default optional \
    path number project time text create status content message string";
const SYLLABLES: &[&str] = &[
    "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "xi", "yo", "zu", "tra", "ster",
    "lin", "con",
];
/// Characters in use.
const MANY_CHARACTERS: usize = 1_500;
const CHARACTERS: &str = "数据信息用户内容列表查询返回参数支持获取服务项目文件图片搜索地址时间名称类型接口设置管理结果系统状态操作指定实例任务\
    应用页面使用网络资源配置路径视频天气订单价格商品日志权限模型分析报告文档表格计算安全部署监控告警集群节点容器镜像磁盘流量域名证书账号密码";

/// Made-up words that differ; there are few short ones, so these come early.
fn made(count: usize, dice: &mut Dice) -> IndexSet<String> {
    let mut words = IndexSet::with_capacity(count);
    while words.len() < count {
        words.insert((0..2 + dice.roll(3)).map(|_| SYLLABLES[dice.roll(SYLLABLES.len())]).collect());
    }
    words
}

/// Chinese words of two characters, of which the common ones stand in many.
fn made_chinese(count: usize, dice: &mut Dice) -> IndexSet<String> {
    let known = CHARACTERS.chars().filter(|c| !c.is_whitespace());
    let characters: IndexSet<String> = known.chain('\u{4e00}'..).map(String::from).take(MANY_CHARACTERS).collect();
    let characters = Words::new(characters, PROSE);
    let mut words = IndexSet::with_capacity(count);
    while words.len() < count {
        words.insert([characters.draw(dice), characters.draw(dice)].concat());
    }
    words
}

impl Crowd {
    pub(crate) fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let known = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
        let mut objects = known(OBJECTS);
        objects.extend(made(3_000, &mut dice));
        let mut english: IndexSet<String> = COMMON.split_whitespace().chain(VERBS.iter().copied()).map(str::to_owned).collect();
        english.extend(objects[..400].iter().cloned());
        english.extend(made(60_000, &mut dice));
        let mut chinese: IndexSet<String> = [known(CHINESE_VERBS), known(CHINESE_OBJECTS)].concat().into_iter().collect();
        chinese.extend(made_chinese(20_000, &mut dice));
        let (english, chinese) = (Words::new(english, PROSE), Words::new(chinese, PROSE));
        let (verbs, objects) = (Words::new(known(VERBS), NAMES), Words::new(objects, NAMES));
        Self { dice, english, chinese, verbs, objects, server: 0, left: 0, chinese_server: false, about: String::new(), said: Vec::new() }
    }

    /// The next tool as a row of JSON Lines; twelve on a server on average, between 1 and some hundreds.
    pub(crate) fn row(&mut self) -> Value {
        if self.left == 0 {
            self.server += 1;
            let many = self.dice.roll(20) == 0;
            self.left = 1 + if many { self.dice.roll(188) } else { self.dice.roll(14) };
            self.chinese_server = self.dice.roll(5) == 0;
            self.about = self.object();
            self.said.clear();
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

    /// Mostly a sentence or two, one time in eight pages of them; Chinese takes fewer words.
    fn description(&mut self) -> String {
        let words = if self.dice.roll(8) == 0 { 60 + self.dice.roll(300) } else { 5 + self.dice.roll(35) };
        let words = if self.chinese_server { words * 3 / 5 } else { words };
        let before = self.said.len();
        (0..words).for_each(|_| self.say(before));
        let said = &self.said[before..];
        if self.chinese_server {
            let clauses = said.chunks(3).map(|some| some.iter().map(|at| self.chinese.words[*at].as_str()).collect::<String>());
            return clauses.collect::<Vec<_>>().join("，") + "。";
        }
        let sentences = said.chunks(11).map(|some| some.iter().map(|at| self.english.words[*at].as_str()).collect::<Vec<_>>().join(" "));
        sentences.collect::<Vec<_>>().join(". ")
    }

    /// Adds a word to the description that begins at `before`: one of its own, one of the server's earlier ones, or another.
    fn say(&mut self, before: usize) {
        let [own, earlier] = SAID_AGAIN;
        let lot = self.dice.roll(10);
        let again = if lot < own {
            before..self.said.len()
        } else if lot < own + earlier {
            0..before
        } else {
            0..0
        };
        let word = if again.is_empty() {
            let words = if self.chinese_server { &self.chinese } else { &self.english };
            words.place(&mut self.dice)
        } else {
            self.said[again.start + self.dice.roll(again.len())]
        };
        self.said.push(word);
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

    /// A place in a list, as often as its share has it: `sums` are the shares up to each.
    pub(crate) fn place(&mut self, sums: &[f64]) -> usize {
        place(sums, &mut self.dice)
    }
}
