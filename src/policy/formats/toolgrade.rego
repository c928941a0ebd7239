# Asks of every call whether it may go through.
#
# Input: {"server": the server's alias, "tool": the tool's exact name, "arguments": what it is given}.
# Output: data.toolgrade.decision is "allow", "ask" (a person approves), "deny" or "hide" (not even listed);
# data.toolgrade.allow is true where it is "allow".

default allow := false

allow if decision == "allow"

rule := policy.servers[input.server].tools[input.tool]

decision := policy.fallback if not rule

decision := rule.decision if count(failing) == 0

# The first clause that fails says what becomes of the call.
decision := rule.require[min(failing)].otherwise if count(failing) > 0

failing contains place if {
	some place, clause in rule.require
	not holds(clause)
}

holds(clause) if {
	every condition in clause.conditions {
		met(condition)
	}
}

# Null where the argument isn't given.
argument(name) := object.get(object.get(input, "arguments", {}), name, null)

met(condition) if {
	argument(condition.argument) == null
	condition.optional
}

met(condition) if {
	value := argument(condition.argument)
	value != null
	passes(condition, value)
}

# A list passes when each item does, but for the tests that are about the whole value.
whole := {"eq", "max_items"}

passes(condition, value) if {
	condition.op == "eq"
	value == condition.value
}

passes(condition, value) if {
	condition.op == "max_items"
	is_array(value)
	count(value) <= condition.value
}

passes(condition, value) if {
	not whole[condition.op]
	is_array(value)
	every item in value {
		one(condition, item)
	}
}

passes(condition, value) if {
	not whole[condition.op]
	not is_array(value)
	one(condition, value)
}

one(condition, value) if {
	condition.op == "in"
	value in condition.value
}

one(condition, value) if {
	condition.op == "lte"
	abs(amount(value)) <= condition.value
}

one(condition, value) if {
	condition.op == "under"
	is_string(value)
	some folder in condition.value
	outer := steps(folder)
	array.slice(steps(value), 0, count(outer)) == outer
}

one(condition, value) if {
	condition.op == "host"
	is_string(value)
	not regex.match(condition.doubtful, value)
	reaches(condition, value)
}

one(condition, value) if {
	condition.op == "recipient"
	is_string(value)
	regex.match(condition.pattern, value)
}

reaches(condition, address) if regex.match(condition.with_scheme, address)

reaches(condition, address) if {
	not contains(address, "://")
	regex.match(condition.without_scheme, address)
}

# A number, or text that is nothing but one.
amount(value) := value if is_number(value)

amount(value) := to_number(written) if {
	is_string(value)
	text := trim_space(value)
	regex.match(`^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$`, text)
	started := regex.replace(trim_prefix(text, "+"), `^(-?)[.]`, "${1}0.")
	ended := regex.replace(started, `[.]($|[eE])`, ".0$1")
	written := regex.replace(ended, `^(-?)0+([0-9])`, "${1}${2}")
}

# The steps of a path, "." and ".." resolved, the root as an empty first step. Undefined for what leads above its start.
steps(path) := array.concat(root, kept) if {
	bare := trim_prefix(path, "file://")
	not regex.match(`[\x00%~$]`, bare)
	slashed := replace(bare, "\\", "/")
	root := [step | step := ""; startswith(slashed, "/")]
	named := [step | some step in split(slashed, "/"); not step in {"", "."}]
	depths := [depth |
		some place, _ in named
		walked := array.slice(named, 0, place + 1)
		depth := count([step | some step in walked; step != ".."]) - count([step | some step in walked; step == ".."])
	]
	every depth in depths {
		depth >= 0
	}

	# A step is kept unless a later one leads back above it.
	kept := [step |
		some place, step in named
		step != ".."
		every later in array.slice(depths, place, count(depths)) {
			later >= depths[place]
		}
	]
}
