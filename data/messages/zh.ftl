### 界面上给人看的文字，中文。旁边的英文文件有同样的键和同样的参数。
### 语法见 projectfluent.org。参数来自陌生人，由页面在输出时转义。

## 语法
list-and = { $start } 和 { $last }
count-servers = { $count } 个服务器
count-tools = { $count } 个工具

## 判定用语的说明页
taxonomy-title = { $heading } · toolgrade
taxonomy-category = { $name }类工具
taxonomy-risk = { $name }风险工具
taxonomy-trait = 带有“{ $name }”特征的工具
taxonomy-read = 读取类工具只返回信息，不改变任何东西。
taxonomy-write = 写入类工具会改变状态，改变的种类由定义固定下来。
taxonomy-execute = 执行类工具会运行某些东西，效果由参数或流水线决定：代码、命令、查询或任务。
taxonomy-low = 调用不会改变重要的内容，也不会泄露什么。
taxonomy-medium = 调用会改变某些内容，或读取隐私内容。
taxonomy-high = 调用可能造成内容丢失、付款、代码执行、权限变更或密钥泄露。
taxonomy-means = 带有此特征的工具会{ $meaning }。
taxonomy-share = 目录共有 { $all } 个工具，其中 { $count } 个属于此类，占 { $percent }。
taxonomy-share-more = 目录共有 { $all } 个工具，其中超过 { $count } 个属于此类。
taxonomy-rebuilding = 工具列表正在重建，稍后即可查看。
taxonomy-tools = 工具列表
taxonomy-search = 在其中搜索

## 图片与卡片
counts-part = { $level }风险 { $count } 个
counts-told = 按风险统计：{ $parts }
counts-none = 尚未获取到它的工具
card-server = MCP 服务器
card-tool = { $server } 的工具
card-verdict = { $category } · { $risk }风险
heat-told = 类别与风险分布：最多的是{ $category }类、{ $level }风险，共 { $count } 个
confidence-high = 高
confidence-moderate = 中等
confidence-low = 低
dial-told = 置信度 { $percent }%，{ $word }
reach-told = 组合路径：{ $title }
reach-more = 另有 { $count } 个
timeline-told = 高风险工具：{ $first } 有 { $before } 个，{ $last } 有 { $now } 个
timeline-numbers = 具体数字
timeline-day = 日期
