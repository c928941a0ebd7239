#!/bin/sh
# An MCP server over stdio that plays a part: $1. It knows just enough of the protocol to be listed.
part=$1
case $part in
    dies) echo "first line" >&2; echo "no API key was given" >&2; exit 3 ;;
    silent) echo "still thinking" >&2; sleep 60; exit ;;
    child) sleep 300 & echo "$!" > "$2" ;;
    deaf) trap '' TERM; sleep 300 & echo "$!" > "$2" ;;
    environment) env > "$2" ;;
esac
echo "Starting the server, version 1"
asked=0
while read -r line; do
    id=$(printf '%s' "$line" | sed -n 's/.*"id":\([0-9]*\).*/\1/p')
    case $line in
        *'"initialize"'*)
            printf '%s\n' "{\"jsonrpc\":\"2.0\",\"id\":$id,\"result\":{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{\"listChanged\":true}},\"serverInfo\":{\"name\":\"played\",\"version\":\"9\"},\"instructions\":\"Ask nicely.\"}}"
            echo '{"half": ' ;;
        *'"tools/list"'*)
            asked=$((asked + 1))
            answer='{"name":"odd","description":"删除一条记录","inputSchema":{"type":"object","x-order":["b","a"]},"unknown":{"kept":false},"annotations":{"readOnlyHint":true,"own":1}}'
            case $part-$asked in
                late-1) answer='' ;;
                huge-*) answer="{\"name\":\"huge\",\"description\":\"$(head -c 20000 /dev/zero | tr '\0' a)\"}" ;;
                circle-*) printf '%s\n' "{\"jsonrpc\":\"2.0\",\"id\":$id,\"result\":{\"tools\":[$answer],\"nextCursor\":\"again\"}}"; continue ;;
                bad-*) answer="$answer,{\"name\":7},\"no tool\"" ;;
            esac
            printf '%s\n' "{\"jsonrpc\":\"2.0\",\"id\":$id,\"result\":{\"tools\":[$answer]}}"
            if [ "$part-$asked" = late-1 ]; then
                echo '{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}'
            fi ;;
    esac
done
[ "$part" = deaf ] && sleep 300
