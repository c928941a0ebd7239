### 界面上给人看的文字，中文。旁边的英文文件有同样的键和同样的参数。
### 语法见 projectfluent.org。参数来自陌生人，由页面在输出时转义。

## 语法
list-and = { $start } 和 { $last }
count-servers = { $count } 个服务器
count-tools = { $count } 个工具
