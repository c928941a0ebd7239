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
## 句中怎么称呼服务器和类别
server-called = { $name } MCP 服务器
server-called-server = { $name }
server-called-mcp = { $name } 服务器
kind-read = 读取类
kind-write = 写入类
kind-execute = 执行类

## 引文
segment-hidden = 不可见字符
segment-cut = …… 余下 { $bytes } 字节见 API

## 工具页
tool-title = { $server } 的 { $tool }：{ $risk }风险，{ $category } · toolgrade
tool-summary = { $tool } 是 { $server } 的{ $kind }工具，{ $risk ->
    [low] 低
    [medium] 中
   *[high] 高
}风险。本页有判定、依据、参数和可直接粘贴的策略。
tool-summary-deed = { $tool } 是 { $server } 的{ $kind }工具，{ $risk ->
    [low] 低
    [medium] 中
   *[high] 高
}风险：它{ $deed }。本页有判定、依据、参数和可直接粘贴的策略。
tool-by-editor = 这段摘要由本目录撰写；扫描该服务器可取得它自己的描述。
tool-undescribed = 服务器没有给出描述，无法确定调用它究竟会做什么。以下内容只依据名称、参数和服务器得出。
tool-control = 如何管控 { $tool }
tool-what = { $server } 上的 { $tool } 会做什么
tool-why = 为什么需要策略
tool-category = 类别
tool-risk = 风险
tool-traits = 特征
tool-confidence = 置信度
tool-trait = 它{ $meaning }。
tool-wrong = { $it }请告诉我们判定应当是什么，以及理由。
tool-wrong-link = 判错了？

## 工具页：调用会做什么
tool-is-only = { $tool } 是 { $server } 的{ $kind }工具，也是那里唯一的工具。
tool-is-one = { $tool } 是 { $server } 的{ $kind }工具，那里共有 { $count } 个工具。
tool-act-read = 调用只返回信息，不改变外部的任何东西。
tool-act-write = 调用会改变外部的东西，改变哪一类东西由定义事先写明。
tool-act-execute = 调用会启动某个过程，其效果并不由定义确定，而取决于调用方传入的内容或别处的配置。
tool-by-definition = 按定义，它{ $deed }。
tool-no-schema = 定义里没有 schema，参数未知。
tool-takes-none = 它不接受参数。
tool-takes-one-optional = 它只有一个参数，可选。
tool-takes-optional = 它的 { $count } 个参数都是可选的。
tool-takes-many = 每次调用必须给出 { $count } 个参数，另有 { $optional } 个可选。
tool-takes-all = 每次调用必须给出 { $required }。
tool-takes-some = 每次调用必须给出 { $required }，另有 { $optional } 个可选。
tool-catalogued = { $server } 有 { $count } 个工具已收录并分类，目录共收录 { $servers } 个服务器。
tool-confidence-of = { $percent }%（{ $word ->
    [high] 高
    [moderate] 中等
   *[low] 低
}）
tool-confidence-person = 由人设定
tool-sure = 判定的置信度为 { $confidence }。
tool-sure-person = 这个判定由人手动设定。
tool-corrected-by = { $author } 修正了它：{ $note }

## 工具页：人工修正
tool-corrected = { $author } 于 { $date } 修正：{ $note }
tool-corrected-caption = 人工修正与规则结论对照
tool-corrected-holds = 现行判定
tool-corrected-rules = 规则结论
tool-none = 无

## 工具页：注解
tool-hints = 服务器的声明与定义所示
tool-hints-claimed = 服务器自己给这个工具加了注解。这些只是服务器自己的说法，不影响判定。
tool-hints-unclaimed = 服务器没有加任何注解，遵守协议的客户端因此会认定这个工具会改变数据、可能造成破坏，并会访问外部。
tool-hints-table = 注解
tool-hint = 注解
tool-hint-declared = 声明
tool-hint-effective = 客户端视为
tool-hint-assessed = 定义所示
tool-hint-contradiction = 矛盾
tool-hint-nothing = 未声明
tool-hint-untold = 看不出
tool-hint-differs = ：{ $words }
tool-hint-differs-mark = 不一致
tool-hint-agrees = 无
tool-hints-json = { $it }（JSON）。
tool-hints-json-link = 按定义应有的注解
contradiction-runs = 声明为只读，定义却会执行操作
contradiction-removes = 声明为只读，定义却会永久删除内容
contradiction-changes = 声明为只读，定义却会改变数据
contradiction-destroys = 声明为无破坏性，定义却会永久删除内容
contradiction-reaches = 声明为封闭环境，定义却会访问外部或带回陌生人写的文字

## 工具页：发现的问题、模式、依据
tool-findings = 发现的问题
tool-findings-about = 对定义的检查提出了以下问题，它们不影响判定。
tool-finding = 它{ $it }：
tool-finding-in = （{ $place }）；
tool-modes = 各个模式会做什么
tool-modes-about = { $tool } 有 { $count } 个模式，调用做什么由参数 { $parameter } 决定。整个工具按最坏的模式评级；下表对每个模式单独判定。
tool-modes-table = 模式
tool-recommended = 推荐
tool-evidence = 定义中的依据
tool-evidence-name = 名称
tool-evidence-title = 标题
tool-evidence-description = 描述
tool-evidence-server-name = 服务器名称
tool-evidence-server-description = 服务器描述
tool-evidence-rule = 它{ $title }：
tool-quote-in = （{ $place }）
tool-quote-glossed = （{ $gloss }，{ $place }）
place-name = 名称
place-title = 标题
place-description = 描述
place-server-name = 服务器名称
place-server-description = 服务器描述
place-parameter = 参数名
place-parameter-name = 参数 { $name } 的名称
place-parameter-description = 参数 { $name } 的描述
place-parameter-default = 参数 { $name } 的默认值
place-parameter-choices = 参数 { $name } 的可选值
place-parameter-schema = 参数 { $name } 的 schema
place-annotation = 注解 { $name }
place-input-schema = 输入 schema
place-output-schema = 输出 schema

## 工具页：参数
tool-parameters = 参数
tool-parameter-name = 名称
tool-parameter-type = 类型
tool-parameter-required = 必填
tool-parameter-description = 描述
tool-parameter-notice = 值得注意
tool-yes = 是
tool-no = 否
tool-notice-rule = 这个工具{ $title }。
tool-notice-choices = 可选值：{ $choices }。
tool-notice-choices-more = 可选值：{ $choices } 等，另有 { $more } 个。
tool-notice-any = 没有写明类型，什么都可以传入。
type-any = 任意
type-list = { $items } 数组
type-or = { $one } 或 { $other }

## 工具页：攻击
tool-attacks = 利用这类权限的攻击
tool-attacks-about = 可能被某种攻击利用并不是工具的过错，这里只说明类似的工具遭遇过什么。
tool-attack = ：它{ $reason }
tool-attack-in = （参数 { $it }）

## 工具页：管控
tool-gateway = 网关位于智能体与服务器之间，只放行策略允许的调用。
tool-offers = 可以对参数设哪些条件
tool-offer = ：{ $told }
tool-put-gateway = 在智能体与 { $server } 之间放一个能读取此格式的网关。
tool-load = 把 { $it } 载入网关。
tool-find-name = 查明 { $format } 给这个服务器起的名字并填在上面：名字不对，规则就永远不会匹配。
tool-put-rules = 把规则写进 { $it }，与已有的规则放在一起。
tool-merged = 要管控这个服务器的多个工具，请改用{ $it }。
tool-merged-link = 合并后的策略
tool-call-native = 调用一次该工具并查看网关日志，确认是这条规则作出的裁决。
tool-call = 调用一次该工具，确认由这条规则作出裁决。
tool-by-mode = 如果需要它的无害模式
tool-by-mode-about = 上面的策略按 { $tool } 最坏的模式评级。下面这份按参数 { $parameter } 的值区分：放行无害的模式，拒绝其余模式。
tool-related = 相关工具
tool-riskiest = { $it } 上风险最高的工具
tool-elsewhere = 其他服务器上的同类操作
tool-related-none = 目录里暂时没有。
tool-questions = 问答
tool-changed = 变更
tool-provenance = 资料来源
tool-from = 定义来源
tool-fingerprint = 指纹
tool-defined = 现行定义始于
tool-first-seen = 首次收录
tool-last-seen = 最近见到
tool-rules-version = 规则版本
tool-classified = 分类日期

## 工具页：问答
ask-does = { $tool } 会做什么？
ask-accepts = { $tool } 接受哪些参数？
ask-risk = { $tool } 的风险等级是什么，为什么？
ask-enforce = 如何对 { $tool } 实施策略？
ask-limit = 可以限制 { $tool } 的调用频率吗？
ask-block = 如何禁用 { $tool }？
ask-server = { $tool } 由哪个服务器提供？
answer-unknown = 服务器没有给出描述，无法详细说明调用 { $tool } 会做什么。从名称、参数和服务器来看，它是{ $kind }工具。
answer-unknown-bare = 服务器没有给出描述，无法详细说明调用 { $tool } 会做什么。从名称和服务器来看，它是{ $kind }工具。
answer-does = { $tool } 是 { $server } 的{ $kind }工具：它{ $deed }。
answer-does-described = { $tool } 是 { $server } 的{ $kind }工具，行为与其描述一致。
answer-does-also = 此外，它{ $traits }。
answer-parameter = { $name }（{ $type }）
answer-parameter-required = { $name }（{ $type }，必填）
answer-accepts = { $count } 个参数：{ $listed }。
answer-accepts-more = { $count } 个参数：{ $listed }，其余 { $more } 个见上表。
answer-risk = { $risk }。
answer-enforce = 在智能体与 { $server } 之间放一个能读取此格式的网关，载入本页的 policy.json，再调用一次该工具，看策略是否生效。
answer-enforce-allow = 推荐策略放行它，并拒绝所有未列出的工具。
answer-enforce-limit = 推荐策略每分钟放行它 { $max } 次，并拒绝所有未列出的工具。
answer-enforce-ask = 推荐策略在有人批准之前拒绝它，并拒绝所有未列出的工具。
answer-enforce-deny = 推荐策略拒绝它，并拒绝所有未列出的工具。
answer-enforce-hide = 推荐策略对智能体隐藏它，并拒绝所有未列出的工具。
answer-enforce-merged = 要管控这个服务器的多个工具，请改用服务器页上合并后的策略，以免一份文件覆盖另一份。
answer-limit = 可以，推荐策略已经这样做：在 “limits” 下把计数器 { $counter } 的 max 设为 { $max }，window 为 “minute”，scope 为 “grant”。要放宽或收紧，修改 max 即可。
answer-limit-none = 可以，不过推荐策略没有设限，因为{ $because }。要设限，就给该工具加一项 “limits”，写明计数器（例如 { $counter }）、window 和 max。
answer-limit-held = 限制频率在这里没有用：推荐策略不放行任何调用。等您决定放行之后，再加一项 “limits” 控制次数。
answer-limit-hidden = 工具已被隐藏，没有什么可限制的。如果需要它，请把它的名字从 “hide” 中去掉，在 “tools” 下给它加一项，并在其中设置 “limits”。
answer-block-hidden = 推荐策略已经禁用了它：{ $tool } 在 “hide” 列表里，智能体看不到它。
answer-block = 把它那一项从 “tools” 中删掉：策略的 default 是 “deny”，没有列出的工具都不能调用。如果要让智能体根本看不到它，就把 { $tool } 加进 “hide” 列表。
answer-server-only = { $server }，它在本目录中没有其他工具。
answer-server = { $server }，它在本目录中另有 { $count } 个工具。
answer-package = 它以软件包 { $package } 发布。
answer-repository = 代码位于 { $repository }。
answer-look-too = 接入之前，也请看看它的其他工具。

## 策略如何处理调用
word-allow = 放行
word-limit = 每分钟 { $max } 次
word-ask = 由人批准
word-deny = 拒绝
word-hide = 隐藏
told-allow = 对 { $tool } 的调用一律放行，不限次数，因为{ $because }。
told-limit = 对 { $tool } 的调用予以放行，每个授权每分钟最多 { $max } 次，因为{ $because }。
told-ask = 在有人批准之前，拒绝对 { $tool } 的调用，因为{ $because }。
told-deny = 拒绝对 { $tool } 的调用，因为{ $because }。
told-hide = { $tool } 被隐藏，智能体看不到也不能调用它，因为{ $because }。
told-allow-if = 对 { $tool } 的调用予以放行，不限次数。
told-limit-if = 对 { $tool } 的调用予以放行，每个授权每分钟最多 { $max } 次。
told-only-if = 仅当 { $conditions } 时放行，其余调用一律拒绝。
told-only-if-or-ask = 仅当 { $conditions } 时放行，其余调用等待人批准。
told-pace = 设定这个频率，是因为{ $because }。
told-would-ask = 如果不设条件，每次调用都要等人批准，因为{ $because }。
told-would-hide = 如果不设条件，它会被隐藏，因为{ $because }。
told-others-allow = 所有工具都放行，不论策略是否列出。
told-others-deny = 策略没有列出的工具一律拒绝。
because-harmless-read = 它只读取，读到的内容也不敏感
because-sensitive-read = 它读取的内容敏感，限制次数可避免一次运行读走全部
because-secret-read = 它读取的内容必须保密，每次都应由人确认
because-change = 它会改变数据，限制次数可把失误控制在小范围
because-run = 它做什么取决于调用，限制次数可让人来得及察觉
because-payment = 它可能花钱，每次都应由人确认
because-removal = 它删除或覆盖的内容无法恢复，而智能体看不到的工具，谁也无法诱使它去用
because-read-only = 这份策略只放行读取
because-open = 这份策略什么都不拦
because-person = 您作了这样的决定
condition-eq = { $argument } 是 { $value }
condition-in = { $argument } 是 { $values } 之一
condition-lte = { $argument } 不超过 { $number }
condition-under = { $argument } 位于 { $folders } 之内
condition-host = { $argument } 属于 { $hosts }
condition-recipient = { $argument } 发给 { $people }
condition-max-items = { $argument } 最多 { $number } 项
condition-read-only-sql = { $argument } 是一条只读的 SQL 语句
condition-optional = { $condition }（若有给出）
effect-none = 它没有列出任何工具。
effect = 它{ $parts }。
effect-allows = 放行 { $tools } 个工具中的 { $allowed } 个
effect-allows-within = 放行 { $tools } 个工具中的 { $allowed } 个（{ $within }）
effect-limited = { $count } 个限制次数
effect-conditioned = { $count } 个附带条件
effect-asks = { $count } 个由人批准
effect-denies = 拒绝 { $count } 个
effect-hides = 隐藏 { $count } 个
preset-strict = strict（严格）
preset-balanced = balanced（均衡）
preset-open = open（开放）
preset-strict-does = 只读：隐藏会改变或执行任何东西的工具，读取密钥等机密须由人批准。
preset-balanced-does = 目录的推荐：无害的读取自由放行，写入和执行限制次数，付款须由人批准，破坏性的工具隐藏。
preset-open-does = 一律放行，不论是什么；发生过什么，只能查网关日志。
conflict-twice = `{ $tool }` 有两条推荐：{ $mild }和{ $strict }；以其中更严的为准
conflict-word = “{ $word }”
conflict-word-conditions = 附带条件的“{ $word }”
conflict-counter = `{ $other }` 和 `{ $tool }` 只有大小写不同，共用一个计数器

## 工具的参数能设哪些条件
offer-modes = 模式
offer-dry-run = 试运行
offer-statements = 语句
offer-amount = 金额
offer-paths = 路径
offer-hosts = 主机
offer-recipients = 收件人
offer-items = 列表长度
offer-holds = 策略要求 { $conditions }。
offer-can = 可以要求 { $conditions }。
offer-opens = 当 { $conditions } 时，调用可以放行。
offer-idle = 可以要求 { $conditions }，但仅凭这一点，调用仍不会放行。
offer-needs = 填写{ $needs }之后，就能对 { $arguments } 设条件。
needs-amount = 最高金额
needs-paths = 文件夹
needs-hosts = 主机
needs-recipients = 收件人
needs-items = 列表的最大长度
needs-nothing = 无须其他内容
offer-no-statements = 它会执行传入的内容，而代码做什么在运行之前无从得知
offer-no-amount = 它会转移资金，但没有参数写明金额，因此无法设上限
offer-no-paths = 它接受路径，但没有参数的名称像路径，因此无法列出允许的文件夹
offer-no-hosts = 它会访问开放网络，但没有参数存放地址，因此无法列出允许的主机
offer-no-recipients = 它会向外发送内容，但没有参数写明发给谁，因此无法列出允许的收件人
offer-no-items = 它会改变许多对象，但没有参数列出这些对象，因此无法限制数量
offer-no-schema = 定义里没有 schema，因此无法对参数设条件
offer-no-shape = 相关参数中有些结构是条件无法检查的，设了也不可靠
offer-no-currency = 货币或资产由调用方选择，单凭一个数字无法限制金额

## 对策略的要求哪里不对
asked-none = { $field }：`{ $value }` 不在 { $choices } 之列
asked-open = preset：open 什么都不拦，因此不接受条件；请去掉条件，或改用 balanced
asked-amount = amount：请填数字，例如 100 或 99.5
asked-items = items：请填整数，例如 20
asked-many = { $field }：给出了 { $count } 个，上限是 { $limit } 个
asked-plain = { $field }：每项最多 1,000 字节，且须为纯文本
asked-folder = { $field }：请写完整路径，例如 /srv/desk，不要用 ~、变量或通配符
asked-host = { $field }：请写主机名，例如 example.org，不要带协议、端口或路径
asked-by = 策略不能按 `{ $by }` 给出；请用 mode
asked-format = 没有名为 `{ $name }` 的策略格式；现有 { $known }
asked-alias = alias：最多 { $limit } 字节，且须为纯文本

## 页面上的策略
policy-copy = 复制
policy-download = 下载
policy-belongs = 写进 { $it }。
policy-cannot-say = { $format } 表达不了的部分
policy-format = 客户端或网关
policy-preset = 预设
policy-alias = 您给这个服务器起的名字
policy-more = 对参数的条件，以及目标格式表达不了的部分如何处理
policy-conditions = 凡 schema 允许的条件都加上
policy-amount = 最高金额
policy-paths = 文件夹
policy-hosts = 主机
policy-recipients = 收件人
policy-items = 列表最大长度
policy-lossy = 表达不了的部分
policy-lossy-stricter = 从严处理
policy-lossy-report = 略去并列出
policy-show = 显示这份策略
policy-tools-more = { $tools } 等，另有 { $more } 个
handled-same = 不变
handled-stricter = 更严
handled-weaker = 更松

## 策略格式
format-title = 策略格式 · toolgrade
format-summary = toolgrade 的策略格式：有哪些成员、按什么顺序裁决、如何对参数设条件，以及可以导出成哪些客户端和网关的格式。
format-heading = 策略格式
format-lede = 策略规定智能体可以用服务器的工具做什么。位于两者之间的网关读取策略，逐次裁决调用。本页说明每个部分的含义；写法见 { $it }；`toolgrade policy test` 对调用的裁决与本页所述一致。
format-schema-link = JSON Schema
format-order = 调用如何裁决
format-order-about = 按顺序执行，哪一步先得出结论，就以哪一步为准。
format-hide = ：列表中的工具不向智能体显示，对它们的调用一律拒绝。名称中的 `*` 代表任意文本。
format-tools = ：与工具名称完全一致的那条规则。没有这样的规则时，由 `default` 决定：`allow` 或 `deny`。
format-require = ：每个子句都必须成立；第一个不成立的子句拒绝调用。
format-deny-if = ：第一个成立的子句拒绝调用。
format-limits = ：此前一个 `window`（分钟、小时或天）内，同一 `counter`、同一授权下放行的调用少于 `max` 次时，才予放行。只计算放行的调用。
format-empty = 空规则 `{"{}"}` 放行对该工具的所有调用。
format-clauses = 子句
format-clause = 子句由 `conditions` 和 `on_deny` 组成：前者须同时成立，后者是告诉智能体的话。没有条件的子句总是成立。如果子句没有条件，或写有 `"until": "approved"`，被拒绝的调用会等人处理，人可以放行；否则拒绝就是最终结果。
format-stack = 多个服务器的策略用 `servers` 代替 `hide` 和 `tools`：每个服务器名下各有这两项。
format-conditions = 对参数的条件
format-condition = 条件用 `path` 指明参数（`args.` 加上逐级的名称），用 `op` 指明运算符，再给出 `value`。参数是列表时，每一项都要通过。没有给出的参数视为不通过，除非条件写有 `"optional": true`。
format-operators = 运算符
format-passes = 参数在以下情况通过
takes-any = 任意值
takes-values = 值的列表
takes-number = 数字
takes-folders = 文件夹列表
takes-hosts = 主机列表
takes-recipients = 收件人列表
takes-whole = 整数
takes-true = true
asks-eq = 就是这个值，类型也相同
asks-in = 是这些值之一
asks-lte = 是数字，或内容为数字的文本，且绝对值不超过这个数
asks-under = 从文本看，是这些文件夹之一内的路径：. 和 .. 会被解析，不跟随链接，相对路径不属于任何绝对路径的文件夹
asks-host = 是地址或单独的主机名，且属于这些主机或其下级；带用户名或使用其他协议的地址一律不算
asks-recipient = 是这些收件人之一，不区分大小写；@example.org 代表该域名下的每个单独地址
asks-max-items = 是列表，且项数不超过这个数
asks-read-only-sql = 是一条 SQL 语句，以读取类关键字开头，且引号之外没有任何会改变数据的关键字；数据库函数做什么不在检查之列
format-presets = 预设
format-try = 试一试
format-try-label = 试用策略
format-try-about = 它回答 `allow`、`ask`、`deny` 或 `hide`，并指出由哪条规则裁决。给出多次调用时，次数限制会累计。
format-others = 其他格式
format-others-about = 同一份策略可以导出成下列客户端和网关的格式：在每个工具和服务器的页面上、在{ $it }里、通过 API（`?format=`）或命令行（`--format`）。某种格式表达不了的部分，由您选择从严处理，或略去并列出；无论哪种方式都会列明。
format-builder-link = 策略生成器
format-formats = 格式
format-name = 格式
format-for = 用于
format-file = 写进

## 格式叫什么，写进哪里，表达不了什么
title-own = toolgrade 自己的格式
title-annotations = 更正后的注解
file-merged = { $file }（并入已有内容）
file-of-agent = 智能体的 { $file }
file-of-request = 请求的 { $file }
file-either = { $file } 或 { $other }
file-configuration = { $file } 的虚拟 MCP 服务器配置
file-settings = 个人或工作区的 { $file }
file-managed = { $file }，macOS 和 Windows 上另有位置
file-patch = 您的 { $file } 的补丁
file-each = { $file }（每个服务器一份）
file-for = { $file }，用于 thv run --authz-config
becomes-allow = 调用会放行
becomes-ask = 每次由人批准
becomes-deny = 调用会被拒绝
becomes-hide = 工具会被隐藏
loss-default-open = { $format } 无法拒绝策略没有列出的工具；对这些工具，{ $becomes }
loss-default-closed = { $format } 无法放行策略没有列出的工具；对这些工具，{ $becomes }
loss-allow = { $format } 会一直请人批准，直到有人永久放行该工具
loss-hide = { $format } 无法隐藏单个工具；{ $becomes }
loss-deny = { $format } 无法拒绝单个工具；{ $becomes }
loss-ask = { $format } 无法请人批准；{ $becomes }
loss-ask-open = { $format } 无法请人批准；{ $becomes }
loss-limit = { $format } 无法限制调用次数；{ $becomes }
loss-limit-open = { $format } 无法照策略限制调用次数；{ $becomes }，次数会超出策略所定
loss-condition = { $format } 无法照原样表达某个条件；凡有疑问的调用，{ $becomes }
loss-condition-open = { $format } 无法表达某个条件；去掉条件后，{ $becomes }
loss-name = { $format } 对这个名称有自己的读法；{ $becomes }

## 判定的理由
reasons-corrected = 这个判定经人工修正。规则的结论是{ $category }，风险{ $risk }：“{ $it }”
reasons-older = 下面的理由出自另一个版本的规则，只有英文。
