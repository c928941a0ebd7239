### 界面上给人看的文字，中文。旁边的英文文件有同样的键和同样的参数。
### 语法见 projectfluent.org。参数来自陌生人，由页面在输出时转义。

## 语法
list-and = { $start } 和 { $last }
count-servers = { $count } 个服务器
count-tools = { $count } 个工具

## 判定用语
category-read = 读取
category-write = 写入
category-execute = 执行
level-low = 低
level-medium = 中
level-high = 高
trait-destructive = 破坏性
trait-financial = 涉及资金
trait-code-execution = 代码执行
trait-secrets = 密钥
trait-personal-data = 个人数据
trait-outbound = 对外发送
trait-open-world = 访问外部
trait-file-access = 文件访问
trait-access-control = 权限管理
trait-bulk = 批量
trait-metered = 按量计费
trait-physical = 控制设备
means-destructive = 删除或覆盖普通调用无法恢复的内容
means-financial = 转移资金，或使人承担付款义务
means-code-execution = 运行调用方写的代码、命令或查询
means-secrets = 返回凭据，或以凭据作为参数
means-personal-data = 返回他人的私密数据
means-outbound = 把内容发给他人或公众
means-open-world = 访问调用方指定的地址，或带回陌生人写的文本
means-file-access = 接受服务器所在机器上的路径
means-access-control = 更改谁可以做什么、接触什么
means-bulk = 一次调用改动许多对象
means-metered = 每次调用都产生费用或消耗配额
means-physical = 控制现实中的设备
risk-badge = { $level }风险

## 各页的框架
frame-skip = 跳到正文
frame-main = 主导航
frame-about = 关于
frame-search = 搜索服务器和工具
frame-search-button = 搜索
frame-feed = 变更订阅
frame-footer = toolgrade 只依据定义、按公开的规则给 MCP 工具评级。判定是辅助，不是保证。
nav-servers = 服务器
nav-stack = 工具栈
nav-builder = 策略生成器
nav-changes = 变更
nav-attacks = 攻击
nav-rules = 规则
nav-methodology = 方法说明
nav-glossary = 术语表
nav-policy-format = 策略格式
nav-contact = 联系我们
nav-home = 首页
crumbs = 当前位置
pages = 分页
first-page = 第一页
next-page = 下一页
hint-language = 本页的中文版

## 工具和服务器列表
no-description = 没有描述。
on-server = 所属服务器：{ $it }
counts-caption = 按类别和风险统计的工具
counts-category = 类别
counts-tools = 工具

## 首页
home-title = toolgrade：MCP 工具能做什么，该配什么策略
home-summary = 开放目录，收录 { $servers }、{ $tools }：每个 MCP 工具做什么，一次调用能坏到什么程度，为什么，以及该配什么策略。
home-heading = 这个工具能做什么，一次调用能坏到什么程度？
home-lede = 智能体可以调用所连接的任何 MCP 服务器的任何工具。本目录只依据定义，说明每个工具是读取、写入还是执行，调用有多大风险，为什么，并给出该配的策略。
home-examples = 删除文件、发送邮件、delete file……
home-numbers = { $servers }，{ $tools }
home-empty = 目录还是空的。用 { $it } 导入。
home-riskiest = 高风险工具最多的服务器
home-latest = 最新收录的服务器

## 服务器列表
servers-heading = 服务器
servers-title = MCP 服务器 · toolgrade
servers-total = { $count } 个 MCP 服务器
servers-summary = { $total }，各自列出工具、类别、风险和推荐策略。

## 出错
problem-not-found = 没有找到
problem-unreadable = 无法读懂这个请求
problem-too-much = 内容太多，无法接受
problem-ours = 我们这边出了问题
problem-near = 您要找的也许是
problem-all-servers = 全部服务器
problem-no-server = 本目录没有名为“{ $wanted }”的服务器。
problem-no-tool = 服务器“{ $server }”没有名为“{ $wanted }”的工具。
problem-no-rule = 现用规则中没有“{ $wanted }”。
problem-no-attack = 攻击库中没有“{ $wanted }”。
problem-no-page = { $path } 没有内容。
problem-rebuilding = 搜索索引正在重建，已完成 { $percent }。期间仍可浏览服务器和工具。
problem-request-id = 凭 x-request-id 响应头中的请求编号，可以在日志中找到它。

## 规则查看什么，增加什么
rule-place-verb = 名称、标题、首句或某个模式开头的动词
rule-place-object = 在名称或首句里，紧挨着开头的动词
rule-place-head = 开头动词的宾语的中心词
rule-place-name = 名称
rule-place-lead = 描述的首句
rule-place-text = 标题或描述中说明工具做什么的地方
rule-place-denied = 标题或描述中被否定的说法
rule-place-param = 完整的参数名
rule-place-text-param = 完整的参数名，参数接受文本
rule-place-param-head = 参数名末尾的词，参数接受文本
rule-place-param-required = 参数名末尾的词，参数接受文本且必填
rule-place-param-word = 参数名里的一个词
rule-place-param-text = 参数描述
rule-place-mode = 参数的固定可选值之一
rule-place-server = 服务器的名称或描述
rule-place-language = 描述所用的语言
rule-undescribed = 描述什么也没说
rule-described = 描述说了些什么
rule-verbless = 任何位置的开头都没有规则认识的动词
rule-verb-leads = 某个位置的开头有规则认识的动词
rule-unknown-verb = 描述以祈使句开头，用的动词没有规则认识
rule-no-unknown-verb = 描述不是这样开头的
rule-takes-many = 有参数接受操作对象的列表
rule-takes-one = 没有参数接受操作对象的列表
rule-for-category = 支持“{ $category }”，权重 { $weight }。
rule-against-category = 反对“{ $category }”，权重 { $weight }。
rule-for-trait = 支持特征“{ $found }”，权重 { $weight }；特征的权重达到 { $holds } 才成立。
rule-against-trait = 反对特征“{ $found }”，权重 { $weight }；特征的权重达到 { $holds } 才成立。
rule-for-aspect = 支持风险表要查的一种情形，权重 { $weight }：{ $aspect }。权重达到 { $holds } 才成立。
rule-against-aspect = 反对风险表要查的一种情形，权重 { $weight }：{ $aspect }。权重达到 { $holds } 才成立。
aspect-bounded = 定义限定了调用能做到的事
aspect-session = 改动不超出调用方自己的会话
aspect-secret-names = 返回的是密钥的名称，不是内容
aspect-secret-argument = 凭据是作为参数传入的，并不向外给出
aspect-guarded-query = 接受任意查询，所用语言能改变状态，不改变只是口头承诺
aspect-named-address = 要访问的地址由调用方指定
aspect-path-content = 返回调用方所指定路径的内容
risk-where = 且{ $aspect }
risk-unless = 除非{ $aspect }

## 检查项查看什么
check-family-poisoning = 定义在欺骗或攻击
check-family-hygiene = 定义写得不当心
check-part-text = 下列之一，按此顺序
check-part-near = 附近还有下列之一
check-part-also = 定义的任何地方还有下列之一
check-part-unless = 但同一句里没有下列任何一个
check-part-without = 名称、标题和首句里也没有下列任何一个
check-place-name = 名称
check-place-title = 标题
check-place-lead = 描述的首句
check-place-description = 描述
check-place-param = 参数名
check-place-schema = 模式里的其他文字
check-place-act = 名称、标题或首句
check-code-tag-characters = 在每段文字里查找 U+E0000 到 U+E007F 的字符，并拼出它们藏起来的内容。威尔士旗一类的旗帜是在黑旗之后用这些字符写成的，不计在内。
check-code-bidi-controls = 在每段文字里查找改变书写方向的覆盖、嵌入和隔离字符：U+202A 到 U+202E，以及 U+2066 到 U+2069。
check-code-escapes = 在每段文字里查找转义序列和控制字符；制表符、换行符和换页符不计在内。
check-code-zero-width-text = 在每段文字里查找不占宽度的字符：连续三个、一段文字里超过八个，或有几个把单词拆开。表情符号和某些文字所需的连接符、从右向左文字里的方向标记，以及文首的标记，都不计在内。
check-code-stray-invisible = 在每段文字里查找零星的不占宽度的字符，例外与 zero-width-text 相同。
check-code-variation-selectors = 在每段文字里查找连续三个以上的变体选择符，并还原它们携带的字节。
check-code-mixed-script = 在每个拉丁字母单词里查找形似拉丁字母的希腊、西里尔、亚美尼亚或切罗基字母；名称里还查找数学字母和带圈字母。µ、Δ 一类的计量符号不计在内，含有不像任何拉丁字母的字母的单词也不计在内。
check-code-annotations = 把服务器的注解与判定对照：注解为只读或无破坏性，描述却是写入或破坏。注解从不影响判定本身。
check-code-secrets = 查找接受自由文本、名称整个或结尾是密钥类词语的参数：db_password 算，password_length 不算。
check-code-long-description = 统计描述的字节数：超过 8,000。
check-code-similar-server-names = 先去掉大小写、分隔符、mcp 和 server 一类的词以及形似字母的差别，再把服务器名称与目录里其他服务器的逐一比较。结果显示在服务器页面上，不在工具页面上。
check-code-changed-for-the-worse = 把工具现在的判定与定义改动之前的对照：风险升高了；多了会造成长久危害的特征（destructive、financial、code-execution、access-control、secrets）；或者查欺骗的检查项新提出了异议。直到这些都不再成立，或有人更正了判定（说明已经看过），它才消失。

## 检查项发现了什么
detail-says = 原文是：“{ $quote }”
detail-tags = 标签字符拼出“{ $told }”
detail-tags-empty = 标签字符，没有拼出任何内容
detail-bidi = { $codes } 改变了文字的显示顺序
detail-escapes = 终端会执行的转义序列，能给显示的内容上色、移动位置或擦除
detail-controls = 控制字符 { $codes }
detail-zero-width = { $count } 个不占宽度的字符（{ $codes }）
detail-stray = 一个不占宽度的字符（{ $code }）
detail-selectors = 连续 { $count } 个变体选择符携带了字节：“{ $told }”
detail-mixed-script = 看上去是“{ $plain }”，其中却有 { $codes }
detail-secret = 参数 { $argument } 是明文的密钥：它会经过模型，并留在日志里
detail-long = 描述有 { $bytes } 字节；人很少会读超过 { $long } 字节，模型却会全部读完
alarm-since = 自 { $date } 起，{ $changes }
alarm-rose = 它的风险由{ $before }变为{ $after }
alarm-gained = 它多了这些特征：{ $traits }
alarm-objected = 新提出异议的检查项：{ $checks }
