### What people read, in English. The Chinese file beside it holds the same keys with the same arguments.
### Syntax: projectfluent.org. Arguments come from strangers and are escaped where a page prints them.

## Grammar
list-and = { $start } and { $last }
count-servers = { $count ->
    [one] 1 server
   *[other] { $count } servers
}
count-tools = { $count ->
    [one] 1 tool
   *[other] { $count } tools
}

## The words of the verdict
category-read = Read
category-write = Write
category-execute = Execute
level-low = Low
level-medium = Medium
level-high = High
trait-destructive = destructive
trait-financial = financial
trait-code-execution = code-execution
trait-secrets = secrets
trait-personal-data = personal-data
trait-outbound = outbound
trait-open-world = open-world
trait-file-access = file-access
trait-access-control = access-control
trait-bulk = bulk
trait-metered = metered
trait-physical = physical
means-destructive = removes or overwrites what an ordinary call can't bring back
means-financial = moves money or commits somebody to pay
means-code-execution = runs code, a command or a query that the caller writes
means-secrets = returns credentials or takes them as an argument
means-personal-data = returns people's private data
means-outbound = sends content to other people or to the public
means-open-world = reaches addresses that the caller names, or brings back text that strangers wrote
means-file-access = takes a path on the machine where the server runs
means-access-control = changes who may do or reach what
means-bulk = changes many objects in one call
means-metered = costs money or quota with each call
means-physical = controls devices in the world
risk-badge = { $level } risk

## The frame of every page
frame-skip = Skip to the content
frame-main = Main
frame-about = About
frame-search = Search servers and tools
frame-search-button = Search
frame-feed = What changed
frame-footer = toolgrade rates MCP tools from their definitions alone, by open rules. A verdict is an aid to judgement and no guarantee.
nav-servers = Servers
nav-stack = Stack
nav-builder = Builder
nav-changes = Changes
nav-attacks = Attacks
nav-rules = Rules
nav-methodology = Methodology
nav-glossary = Glossary
nav-policy-format = Policy format
nav-contact = Contact
nav-home = Home
crumbs = Breadcrumb
pages = Pages
first-page = First page
next-page = Next page
hint-language = This page in English

## Lists of tools and servers
no-description = No description.
on-server = on { $it }
counts-caption = Tools by category and risk
counts-category = Category
counts-tools = Tools

## Home
home-title = toolgrade: what MCP tools can do, and the policy for them
home-summary = An open catalogue of { $servers } and { $tools }: what each MCP tool does, how bad a call can be, why, and which policy to put on it.
home-heading = What can this tool do, and how bad can a call be?
home-lede = An AI agent can call any tool of any MCP server that is connected to it. This catalogue says of every tool whether it reads, writes or executes, how risky a call is and why, from its definition alone, and hands out the policy to put on it.
home-examples = delete file, send email, 删除 …
home-numbers = { $tools } on { $servers }
home-empty = The catalogue is empty. Fill it with { $it }.
home-riskiest = Servers with the most tools of high risk
home-latest = Latest servers

## The list of servers
servers-heading = Servers
servers-title = MCP servers · toolgrade
servers-total = { $count ->
    [one] 1 MCP server
   *[other] { $count } MCP servers
}
servers-summary = { $total }, each with its tools, their categories, risks and a recommended policy.

## Problems
problem-not-found = Not found
problem-unreadable = That request can't be read
problem-too-much = That is more than can be taken
problem-ours = Something failed on our side
problem-near = Perhaps one of these
problem-all-servers = All servers
problem-no-server = There is no server “{ $wanted }” in this catalogue.
problem-no-tool = The server “{ $server }” has no tool “{ $wanted }”.
problem-no-rule = There is no rule “{ $wanted }” among those in use.
problem-no-attack = There is no attack “{ $wanted }” in the library.
problem-no-page = There is nothing at { $path }.
problem-rebuilding = The search index is being rebuilt, { $percent } done. Servers and their tools can be listed meanwhile.
problem-request-id = The request id in the x-request-id header finds it in the log.

## What rules look for, and what they add
rule-place-verb = the verb that leads the name, the title, the first sentence or a mode
rule-place-object = beside the leading verb, in the name or the first sentence
rule-place-head = the noun that heads the leading verb's object
rule-place-name = the name
rule-place-lead = the first sentence of the description
rule-place-text = title or description, where they say what the tool does
rule-place-denied = title or description, negated
rule-place-param = a parameter's whole name
rule-place-text-param = the whole name of a parameter that takes text
rule-place-param-head = the last words of the name of a parameter that takes text
rule-place-param-required = the last words of the name of a parameter that takes text and that every call must give
rule-place-param-word = a word of a parameter's name
rule-place-param-text = a parameter's description
rule-place-mode = one of a parameter's closed list of choices
rule-place-server = the server's name or description
rule-place-language = the language of the description
rule-undescribed = the description says nothing
rule-described = the description says something
rule-verbless = no verb that the rules know leads anywhere
rule-verb-leads = a verb that the rules know leads somewhere
rule-unknown-verb = the description begins as an order does, with a verb that no rule knows
rule-no-unknown-verb = the description begins otherwise
rule-takes-many = a parameter takes a list of what the tool acts on
rule-takes-one = no parameter takes a list of what the tool acts on
rule-for-category = It speaks for { $category } with weight { $weight }.
rule-against-category = It speaks against { $category } with weight { $weight }.
rule-for-trait = It speaks for the trait { $found } with weight { $weight }; a trait holds from { $holds }.
rule-against-trait = It speaks against the trait { $found } with weight { $weight }; a trait holds from { $holds }.
rule-for-aspect = It speaks for a finding that the risk table asks for, with weight { $weight }: { $aspect }. A finding holds from { $holds }.
rule-against-aspect = It speaks against a finding that the risk table asks for, with weight { $weight }: { $aspect }. A finding holds from { $holds }.
aspect-bounded = the definition bounds what a call can do
aspect-session = the change stays within the caller's own session
aspect-secret-names = what comes back are the names of secrets, not their values
aspect-secret-argument = a credential is taken as an argument and not handed out
aspect-guarded-query = a free query is taken in a language that can change state, with no more than a promise that it won't
aspect-named-address = the caller names the address that is reached
aspect-path-content = the content of a path that the caller names comes back
risk-where = where { $aspect }
risk-unless = unless { $aspect }

## What checks look for
check-family-poisoning = the definition deceives or attacks
check-family-hygiene = the definition is careless
check-part-text = one of these, in this order
check-part-near = and near it one of these
check-part-also = and anywhere in the definition one of these
check-part-unless = but none of these in the same sentence
check-part-without = and none of these in the name, the title or the first sentence
check-place-name = the name
check-place-title = the title
check-place-lead = the first sentence of the description
check-place-description = the description
check-place-param = a parameter's name
check-place-schema = any other text of the schemas
check-place-act = the name, the title or the first sentence
check-code-tag-characters = Looks in every text for characters from U+E0000 to U+E007F and spells out what they hide. Flags such as that of Wales, which are written with them behind a black flag, are left out.
check-code-bidi-controls = Looks in every text for overrides, embeddings and isolates: U+202A to U+202E and U+2066 to U+2069.
check-code-escapes = Looks in every text for escape sequences and control characters; tabs, ends of lines and ends of pages are left out.
check-code-zero-width-text = Looks in every text for characters that take no room: three in a row, more than eight in one text, or several that split words. Joiners of emoji and of scripts that need them, marks of direction in right-to-left text, and a mark at the very beginning are left out.
check-code-stray-invisible = Looks in every text for single characters that take no room, with the same exceptions as zero-width-text.
check-code-variation-selectors = Looks in every text for three or more variation selectors in a row and spells out the bytes that they carry.
check-code-mixed-script = Looks in every word of Latin letters for Greek, Cyrillic, Armenian or Cherokee letters that look like Latin ones; in names also for mathematical and circled letters. Signs of measure such as µ and Δ are left out, and so are words that hold letters which no Latin one looks like.
check-code-annotations = Compares the server's hints with the verdict: a tool that is annotated as read-only or not destructive, and is described as writing or destroying. Hints never move the verdict itself.
check-code-secrets = Looks for parameters that take free text and whose name is that of a secret, whole or at its end: db_password is one, password_length is none.
check-code-long-description = Counts the bytes of the description: more than 8,000.
check-code-similar-server-names = Compares the server's name with those of all other servers of the catalogue, once case, separators, words such as mcp and server, and differences between look-alike letters are taken away. It is told on servers' pages, not on tools'.
check-code-changed-for-the-worse = Compares what is said of a tool with what was said of it before its definition changed: its risk went up, it gained a trait that can do lasting harm (destructive, financial, code-execution, access-control, secrets), or a check of deceiving definitions objects to it that didn't. It stays until none of that is so any more, or a person corrects the tool, who has then looked.

## What checks found
detail-says = it says: “{ $quote }”
detail-tags = tag characters spell “{ $told }”
detail-tags-empty = tag characters that spell nothing
detail-bidi = { $codes } turn the order in which the text is shown
detail-escapes = escape sequences that a terminal obeys: they can colour, move or erase what is shown
detail-controls = control characters { $codes }
detail-zero-width = { $count } characters that take no room ({ $codes })
detail-stray = a character that takes no room ({ $code })
detail-selectors = { $count } variation selectors in a row carry bytes: “{ $told }”
detail-mixed-script = looks like “{ $plain }”, but holds { $codes }
detail-secret = the argument { $argument } is a secret in the clear: it passes through the model and into its logs
detail-long = the description has { $bytes } bytes; few people read more than { $long }, but a model reads all of them
alarm-since = since { $date } { $changes }
alarm-rose = its risk is { $after }, and was { $before }
alarm-gained = it gained { $traits }
alarm-objected = checks object that didn't: { $checks }
## How servers and categories are called in sentences
server-called = the { $name } MCP server
server-called-server = the { $name }
server-called-mcp = the { $name } server
kind-read = a Read
kind-write = a Write
kind-execute = an Execute

## Quoted text
segment-hidden = a character that does not show
segment-cut = … { $bytes } more bytes, in the API

## The tool page
tool-title = { $tool } on { $server }: { $risk } risk, { $category } · toolgrade
tool-summary = { $tool } is { $kind } tool of { $server } with { $risk ->
    [low] low
    [medium] medium
   *[high] high
} risk. Verdict, evidence, parameters and a policy to paste.
tool-summary-deed = { $tool } is { $kind } tool of { $server } with { $risk ->
    [low] low
    [medium] medium
   *[high] high
} risk: it { $deed }. Verdict, evidence, parameters and a policy to paste.
tool-by-editor = Summarised by this catalogue; scan the server for its own words.
tool-undescribed = Its server gives no description. There is not enough to tell exactly what a call does; what follows rests on the name, the parameters and the server.
tool-control = How to control { $tool }
tool-what = What { $tool } does on { $server }
tool-why = Why it needs a policy
tool-category = Category
tool-risk = Risk
tool-traits = Traits
tool-confidence = Confidence
tool-trait = it { $meaning }.
tool-wrong = { $it } Tell us what this verdict should be, and why.
tool-wrong-link = Something wrong?

## The tool page: what a call does
tool-is-only = { $tool } is { $kind } tool of { $server }; it is the only tool there.
tool-is-one = { $tool } is { $kind } tool of { $server }; it is one of { $count } tools there.
tool-act-read = A call returns information and leaves everything outside it as it was.
tool-act-write = A call changes something outside it, and the definition says beforehand what kind of thing.
tool-act-execute = A call sets something going whose effect the definition does not fix: it depends on what the caller passes or on what was configured elsewhere.
tool-by-definition = By its definition it { $deed }.
tool-no-schema = The definition holds no schema, so its parameters are not known.
tool-takes-none = It takes no parameters.
tool-takes-one-optional = Its one parameter is optional.
tool-takes-optional = All of its { $count } parameters are optional.
tool-takes-many = A call must give { $count } parameters; { $optional } more can be given.
tool-takes-all = A call must give { $required }.
tool-takes-some = A call must give { $required }; { $optional ->
    [one] 1 more is optional
   *[other] { $optional } more are optional
}.
tool-catalogued = { $count ->
    [one] 1 tool of { $server } is
   *[other] { $count } tools of { $server } are
} catalogued and classified, in a catalogue of { $servers ->
    [one] 1 server
   *[other] { $servers } servers
}.
tool-confidence-of = { $percent } % ({ $word ->
    [high] high
    [moderate] moderate
   *[low] low
})
tool-confidence-person = set by a person
tool-sure = The verdict has a confidence of { $confidence }.
tool-sure-person = A person set this verdict by hand.
tool-corrected-by = It was corrected by { $author }: { $note }

## The tool page: a person's correction
tool-corrected = Corrected by { $author } on { $date }: { $note }
tool-corrected-caption = The correction beside what the rules said
tool-corrected-holds = Holds
tool-corrected-rules = The rules said
tool-none = none

## The tool page: hints
tool-hints = What the server claims, and what its definition says
tool-hints-claimed = The server annotates the tool itself. These are its own claims: they did not move the verdict.
tool-hints-unclaimed = The server annotates nothing, so a client that follows the protocol takes the tool for one that changes things, may destroy and reaches outside.
tool-hints-table = Hints
tool-hint = Hint
tool-hint-declared = Declared
tool-hint-effective = A client takes it as
tool-hint-assessed = By the definition
tool-hint-contradiction = Contradiction
tool-hint-nothing = nothing
tool-hint-untold = not told
tool-hint-differs = : { $words }
tool-hint-differs-mark = differs
tool-hint-agrees = none
tool-hints-json = { $it }, as JSON.
tool-hints-json-link = The annotations as the definition would have them
contradiction-runs = it says read-only; its definition runs something
contradiction-removes = it says read-only; its definition removes something for good
contradiction-changes = it says read-only; its definition changes something
contradiction-destroys = it says not destructive; its definition removes something for good
contradiction-reaches = it says closed world; its definition reaches outside or brings strangers' text

## The tool page: findings, modes, evidence
tool-findings = Findings
tool-findings-about = Checks of the definition object to this. They did not move the verdict.
tool-finding = It { $it }:
tool-finding-in = {" "}in { $place };{" "}
tool-modes = What each mode does
tool-modes-about = { $tool } has { $count ->
    [one] 1 mode
   *[other] { $count } modes
}: the argument { $parameter } chooses what a call does. The tool as a whole is rated by its worst mode; each is judged here on its own.
tool-modes-table = Modes
tool-recommended = Recommended
tool-evidence = Evidence in the definition
tool-evidence-name = Name
tool-evidence-title = Title
tool-evidence-description = Description
tool-evidence-server-name = Server's name
tool-evidence-server-description = Server's description
tool-evidence-rule = It { $title }:{" "}
tool-quote-in = {" "}in { $place }
tool-quote-glossed = {" "}({ $gloss }) in { $place }
place-name = the name
place-title = the title
place-description = the description
place-server-name = the server's name
place-server-description = the server's description
place-parameter = the name of a parameter
place-parameter-name = the name of the parameter { $name }
place-parameter-description = the description of the parameter { $name }
place-parameter-default = the default of the parameter { $name }
place-parameter-choices = the choices of the parameter { $name }
place-parameter-schema = the schema of the parameter { $name }
place-annotation = the annotation { $name }
place-input-schema = the input schema
place-output-schema = the output schema

## The tool page: parameters
tool-parameters = Parameters
tool-parameter-name = Name
tool-parameter-type = Type
tool-parameter-required = Required
tool-parameter-description = Description
tool-parameter-notice = Worth noticing
tool-yes = yes
tool-no = no
tool-notice-rule = The tool { $title }.
tool-notice-choices = Takes one of: { $choices }.
tool-notice-choices-more = Takes one of: { $choices } and { $more } more.
tool-notice-any = Its type is not stated, so anything can be passed.
type-any = any
type-list = array of { $items }
type-or = { $one } or { $other }

## The tool page: attacks
tool-attacks = Attacks that use this kind of access
tool-attacks-about = Being open to an attack is no fault of a tool: it says what has been done with tools like it.
tool-attack = : it { $reason }
tool-attack-in = , in { $it }

## The tool page: control
tool-gateway = A gateway stands between the agent and its servers and lets a call through only when a policy allows it.
tool-offers = What can be asked of its arguments
tool-offer = : { $told }
tool-put-gateway = Put a gateway that reads this format between the agent and { $server }.
tool-load = Load { $it } into it.
tool-find-name = Find the name that { $format } has for this server, and give it above: rules with another name never match.
tool-put-rules = Put the rules into { $it }, beside those that stand there.
tool-merged = For several tools of this server, take { $it } instead.
tool-merged-link = the merged policy
tool-call-native = Call the tool once and look at the gateway's log: the rule must have decided.
tool-call = Call the tool once and see that the rule decides.
tool-by-mode = If you need its harmless modes
tool-by-mode-about = The policy above rates { $tool } by its worst mode. This one lets its harmless modes through and denies the others, by the value of { $parameter }.
tool-related = Related tools
tool-riskiest = Riskiest on { $it }
tool-elsewhere = The same act on other servers
tool-related-none = There are none in this catalogue yet.
tool-questions = Questions and answers
tool-changed = What changed
tool-provenance = Where this comes from
tool-from = Definition from
tool-fingerprint = Fingerprint
tool-defined = This definition since
tool-first-seen = First seen
tool-last-seen = Last seen
tool-rules-version = Rules version
tool-classified = Classified

## The tool page: questions and answers
ask-does = What does { $tool } do?
ask-accepts = What parameters does { $tool } accept?
ask-risk = What is the risk level of { $tool }, and why?
ask-enforce = How do I enforce a policy on { $tool }?
ask-limit = Can I rate-limit { $tool }?
ask-block = How do I block { $tool }?
ask-server = Which server provides { $tool }?
answer-unknown = Its server gives no description, so there is not enough to tell what a call of { $tool } does in detail. Judged by its name, its parameters and its server, it is { $kind } tool.
answer-unknown-bare = Its server gives no description, so there is not enough to tell what a call of { $tool } does in detail. Judged by its name and its server, it is { $kind } tool.
answer-does = { $tool } is { $kind } tool of { $server }: it { $deed }.
answer-does-described = { $tool } is { $kind } tool of { $server }: it acts as its description says.
answer-does-also = It also { $traits }.
answer-parameter = { $name } ({ $type })
answer-parameter-required = { $name } ({ $type }, required)
answer-accepts = { $count ->
    [one] 1 parameter
   *[other] { $count } parameters
}: { $listed }.
answer-accepts-more = { $count } parameters: { $listed } and { $more } more, listed in the table above.
answer-risk = { $risk }.
answer-enforce = Put a gateway that reads this format between the agent and { $server }, load the policy.json of this page into it, and call the tool once to see it at work.
answer-enforce-allow = The recommended policy allows it and denies every tool that it does not name.
answer-enforce-limit = The recommended policy allows it { $max } times a minute and denies every tool that it does not name.
answer-enforce-ask = The recommended policy denies it until a person approves and denies every tool that it does not name.
answer-enforce-deny = The recommended policy denies it and denies every tool that it does not name.
answer-enforce-hide = The recommended policy hides it from the agent and denies every tool that it does not name.
answer-enforce-merged = For several tools of the server, take the merged policy of the server's page, so that one document does not replace another.
answer-limit = Yes. The recommended policy does: under “limits” it sets the counter { $counter } to a max of { $max } with the window “minute” and the scope “grant”. Change the max to allow more or fewer calls.
answer-limit-none = Yes, though the recommended policy sets no limit, because { $because }. To set one, give the tool a “limits” entry with a counter such as { $counter }, a window and a max.
answer-limit-held = A limit would not help here: the recommended policy holds every call back. Once you allow calls, add a “limits” entry to keep them few.
answer-limit-hidden = There is nothing to limit while the tool is hidden. If you need it, take its name out of “hide”, give it an entry under “tools”, and set “limits” there.
answer-block-hidden = The recommended policy already does: { $tool } stands in its “hide” list, so the agent does not see it.
answer-block = Take its entry out of “tools”: the policy's default is “deny”, so what it does not name can't be called. To keep the agent from seeing it at all, add { $tool } to the “hide” list.
answer-server-only = { $server }, which has no other tool in this catalogue.
answer-server = { $server }, which has { $count ->
    [one] 1 other tool
   *[other] { $count } other tools
} in this catalogue.
answer-package = It is published as the package { $package }.
answer-repository = Its code is at { $repository }.
answer-look-too = Look at its other tools too before you connect it.

## What a policy does to calls
word-allow = allow
word-limit = { $max } a minute
word-ask = ask a person
word-deny = deny
word-hide = hide
told-allow = Calls of { $tool } go through without a limit, because { $because }.
told-limit = Calls of { $tool } go through, at most { $max } a minute for each grant, because { $because }.
told-ask = Calls of { $tool } are denied until a person approves, because { $because }.
told-deny = Calls of { $tool } are denied, because { $because }.
told-hide = { $tool } is hidden: the agent does not see it and can't call it, because { $because }.
told-allow-if = Calls of { $tool } go through without a limit.
told-limit-if = Calls of { $tool } go through, at most { $max } a minute for each grant.
told-only-if = A call goes through only if { $conditions }; any other is refused.
told-only-if-or-ask = A call goes through only if { $conditions }; any other waits for a person.
told-pace = The pace is such because { $because }.
told-would-ask = Without conditions each call would wait for a person, because { $because }.
told-would-hide = Without conditions it would be hidden, because { $because }.
told-others-allow = Every tool goes through, whether the policy names it or not.
told-others-deny = Every tool that the policy does not name is denied.
because-harmless-read = it only reads, and what it reads is not sensitive
because-sensitive-read = what it reads is sensitive, and a limit keeps one run from reading everything
because-secret-read = what it reads must stay secret, and a person should say yes each time
because-change = it changes things, and a limit keeps a mistake small
because-run = what it does depends on the call, and a limit gives people time to notice
because-payment = it can spend money, and a person should say yes each time
because-removal = what it removes or overwrites can't be brought back, and an agent that doesn't see a tool can't be talked into it
because-read-only = this policy only lets reads through
because-open = this policy holds nothing back
because-person = you decided so
condition-eq = { $argument } is { $value }
condition-in = { $argument } is one of { $values }
condition-lte = { $argument } is at most { $number }
condition-under = { $argument } lies in { $folders }
condition-host = { $argument } is on { $hosts }
condition-recipient = { $argument } goes to { $people }
condition-max-items = { $argument } has at most { $number } items
condition-read-only-sql = { $argument } is one SQL statement that only reads
condition-optional = { $condition } (if it is given)
effect-none = It names no tool.
effect = It { $parts }.
effect-allows = allows { $allowed } of { $tools ->
    [one] 1 tool
   *[other] { $tools } tools
}
effect-allows-within = allows { $allowed } of { $tools ->
    [one] 1 tool
   *[other] { $tools } tools
} ({ $within })
effect-limited = { $count } with a limit
effect-conditioned = { $count } with conditions
effect-asks = asks a person for { $count }
effect-denies = denies { $count }
effect-hides = hides { $count }
preset-strict = strict
preset-balanced = balanced
preset-open = open
preset-strict-does = Read-only: tools that change or run anything are hidden, and reads that return secrets wait for a person.
preset-balanced-does = What the catalogue recommends: harmless reads are free, changes and runs are limited, payments wait for a person, and what destroys is hidden.
preset-open-does = Everything goes through, whatever it is; what happened is in the gateway's log alone.
conflict-twice = `{ $tool }` was recommended twice, { $mild } and { $strict }; what is stricter of both holds
conflict-word = “{ $word }”
conflict-word-conditions = “{ $word }” with conditions
conflict-counter = `{ $other }` and `{ $tool }` differ only in case and share one counter

## Conditions that a tool's arguments allow
offer-modes = modes
offer-dry-run = dry-run
offer-statements = statements
offer-amount = amount
offer-paths = paths
offer-hosts = hosts
offer-recipients = recipients
offer-items = items
offer-holds = The policy asks that { $conditions }.
offer-can = It can be asked that { $conditions }.
offer-opens = Calls could go through when { $conditions }.
offer-idle = It could be asked that { $conditions }, but that alone lets no call through.
offer-needs = Something can be asked of { $arguments }, once you name { $needs }.
needs-amount = the highest amount
needs-paths = the folders
needs-hosts = the hosts
needs-recipients = the recipients
needs-items = the longest list
needs-nothing = nothing more
offer-no-statements = it runs what it is given, and what code does can't be told before it runs
offer-no-amount = it moves money, but no parameter says how much, so that no cap can be set
offer-no-paths = it takes a path, but no parameter is named like one, so that folders can't be listed
offer-no-hosts = it reaches the open world, but no parameter holds an address, so that hosts can't be listed
offer-no-recipients = it sends something out, but no parameter names who gets it, so that recipients can't be listed
offer-no-items = it changes many objects, but no parameter lists them, so that their number can't be capped
offer-no-schema = the definition holds no schema, so that nothing can be asked of its arguments
offer-no-shape = some of the arguments that it would be about have a shape that no condition looks into, so that it would not hold
offer-no-currency = the caller chooses the currency or the asset, so that one figure can't cap the amount

## What is wrong with what is asked of a policy
asked-none = { $field }: `{ $value }` is none of { $choices }
asked-open = preset: open holds nothing back, so that it takes no conditions; leave them out, or choose balanced
asked-amount = amount: give a number such as 100 or 99.5
asked-items = items: give a whole number such as 20
asked-many = { $field }: { $count } are given; the limit is { $limit }
asked-plain = { $field }: each is at most 1,000 bytes of plain text
asked-folder = { $field }: give whole paths such as /srv/desk, without ~, variables or wildcards
asked-host = { $field }: give names of hosts such as example.org, without scheme, port or path
asked-by = a policy can't be had by `{ $by }`; use mode
asked-format = there is no policy format `{ $name }`; there are { $known }
asked-alias = alias: give at most { $limit } bytes of plain text

## A policy on a page
policy-copy = Copy
policy-download = Download
policy-belongs = It belongs into { $it }.
policy-cannot-say = What { $format } can't say
policy-format = Client or gateway
policy-preset = Preset
policy-alias = Your name for the server
policy-more = Conditions on arguments, and what becomes of what the target can't express
policy-conditions = Ask of arguments whatever the schema allows
policy-amount = Highest amount
policy-paths = Folders
policy-hosts = Hosts
policy-recipients = Recipients
policy-items = Longest list
policy-lossy = What can't be expressed
policy-lossy-stricter = is made stricter
policy-lossy-report = is left out and reported
policy-show = Show this policy
policy-tools-more = { $tools } and { $more } more
handled-same = same
handled-stricter = stricter
handled-weaker = weaker

## The policy format
format-title = The policy format · toolgrade
format-summary = The policy format of toolgrade: its members, the order in which they decide, its conditions on arguments, and the formats of clients and gateways that a policy can be had in.
format-heading = The policy format
format-lede = A policy says what an agent may do with the tools of a server. A gateway that stands between the two reads it and decides on each call. This page says what each part means; { $it } says how it is written, and `toolgrade policy test` does to calls what this page says.
format-schema-link = its JSON Schema
format-order = How a call is decided
format-order-about = The first step that decides decides.
format-hide = : a tool in this list isn't shown to the agent, and its calls are refused. In a name, `*` stands for any text.
format-tools = : the rule under the tool's exact name. Where there is none, `default` decides: `allow` or `deny`.
format-require = : each clause must hold; the first that doesn't refuses the call.
format-deny-if = : the first clause that holds refuses the call.
format-limits = : a call goes through while fewer than `max` calls under the same `counter` and grant went through within the `window` (minute, hour or day) before it. Only calls that go through are counted.
format-empty = An empty rule, `{"{}"}`, lets every call of its tool through.
format-clauses = Clauses
format-clause = A clause has `conditions`, which hold together, and `on_deny`, the words that the agent is told. A clause without conditions always holds. A refusal waits for a person, who may let the call through, when its clause has no conditions or says `"until": "approved"`; otherwise it is final.
format-stack = A policy for a stack of servers has `servers` in the place of `hide` and `tools`: under each server's name these two.
format-conditions = Conditions on arguments
format-condition = A condition names an argument by `path` (`args.` and the names that lead to it), an operator by `op`, and a `value`. Where the argument is a list, each item must pass. An argument that isn't given fails, unless the condition says `"optional": true`.
format-operators = Operators
format-passes = The argument passes when it …
takes-any = any value
takes-values = a list of values
takes-number = a number
takes-folders = a list of folders
takes-hosts = a list of hosts
takes-recipients = a list of recipients
takes-whole = a whole number
takes-true = true
asks-eq = is this value, of the same type
asks-in = is one of these values
asks-lte = is a number, or text that is one, and its size without its sign is at most this
asks-under = is a path in one of these folders by its text: . and .. are resolved, links are not followed, and a relative path lies in no absolute folder
asks-host = is an address, or a bare host, on one of these hosts or below them; an address with a user name or another scheme never is
asks-recipient = is one of these recipients, whatever the case; @example.org stands for every single address of that domain
asks-max-items = is a list of at most so many items
asks-read-only-sql = is one statement of SQL that starts with a reading word and holds no word that changes anything outside its quotes; what functions of the database do is not looked into
format-presets = Presets
format-try = Try one
format-try-label = Trying a policy
format-try-about = It answers `allow`, `ask`, `deny` or `hide`, with the rule that decided. With several calls, limits count.
format-others = Other formats
format-others-about = The same policy can be had for these clients and gateways, on each tool's and server's page, in the { $it }, over the API (`?format=`) and on the command line (`--format`). What one can't express is made stricter, or left out and reported, as you choose; either way it is listed.
format-builder-link = builder
format-formats = Formats
format-name = Format
format-for = For
format-file = It belongs into

## What a format is called, where it belongs, what it can't say
title-own = toolgrade's own format
title-annotations = corrected annotations
file-merged = { $file }, merged into what is there
file-of-agent = { $file } of the agent
file-of-request = { $file } of the request
file-either = { $file } or { $other }
file-configuration = { $file }'s virtual MCP server configuration
file-settings = { $file } of a person or a workspace
file-managed = { $file }, or its place on macOS and Windows
file-patch = a patch for your { $file }
file-each = { $file }, one for each server
file-for = { $file }, for thv run --authz-config
becomes-allow = calls go through
becomes-ask = a person is asked
becomes-deny = calls are refused
becomes-hide = the tool is hidden
loss-default-open = { $format } can't refuse tools that the policy doesn't name; of those, { $becomes }
loss-default-closed = { $format } can't let tools through that the policy doesn't name; of those, { $becomes }
loss-allow = { $format } asks a person until they let the tool through for good
loss-hide = { $format } can't hide single tools; { $becomes }
loss-deny = { $format } can't refuse single tools; { $becomes }
loss-ask = { $format } can't ask a person; { $becomes }
loss-ask-open = { $format } can't ask a person; { $becomes }
loss-limit = { $format } can't limit how many calls go through; { $becomes }
loss-limit-open = { $format } can't limit how many calls go through as the policy does; { $becomes }, and more of them than it says
loss-condition = { $format } can't express a condition as the policy has it; for calls that are in doubt: { $becomes }
loss-condition-open = { $format } can't express a condition; without it: { $becomes }
loss-name = { $format } reads this name in a way of its own; { $becomes }

## The reasons for a verdict
reasons-corrected = A person corrected this verdict. The rules said { $category }, { $risk }: “{ $it }”
reasons-older = The reasons were written by another version of the rules, in English.
