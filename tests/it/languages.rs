//! Definitions in other languages than English and simplified Chinese.

use crate::world::CLASSIFIER;
use serde_json::json;
use toolgrade::model::{Category, Risk, ToolRow, Trait, Verdict};

fn of(tool: &str, description: &str) -> Verdict {
    let row = json!({"tool": tool, "description": description}).to_string();
    CLASSIFIER.classify(&ToolRow::parse(row.as_bytes()).expect("a row").subject())
}

fn judged(description: &str) -> (Category, Risk, Vec<Trait>) {
    let found = of("x", description);
    (found.category, found.risk, found.traits)
}

/// The same definition in both scripts.
const BOTH_SCRIPTS: [(&str, &str); 14] = [
    ("刪除檔案", "删除文件"),
    ("刪除一筆記錄，無法恢復。", "删除一笔记录，无法恢复。"),
    ("創建新的工單", "创建新的工单"),
    ("發送訊息給使用者", "发送消息给使用者"),
    ("查詢訂單狀態", "查询订单状态"),
    ("執行 SQL 語句", "执行 SQL 语句"),
    ("執行一條 shell 命令", "执行一条 shell 命令"),
    ("讀取本地檔案的內容", "读取本地文件的内容"),
    ("更新專案的設定", "更新项目的设置"),
    ("重新啟動伺服器", "重新启动服务器"),
    ("搜尋網頁", "搜索网页"),
    ("獲取用戶的手機號碼和郵箱", "获取用户的手机号码和邮箱"),
    ("轉賬給指定的帳戶", "转账给指定的账户"),
    ("僅查詢，不會刪除資料。\n\n參數：\n  id：刪除用的編號", "仅查询，不会删除数据。\n\n参数：\n  id：删除用的编号"),
];

#[test]
fn traditional_chinese_gets_the_verdict_of_simplified() {
    for (traditional, simplified) in BOTH_SCRIPTS {
        assert_eq!(judged(traditional), judged(simplified), "{traditional}");
    }
}

#[test]
fn traditional_chinese_is_no_other_language() {
    for (traditional, simplified) in BOTH_SCRIPTS {
        assert_eq!(of("x", traditional).confidence, of("x", simplified).confidence, "{traditional}");
    }
}

#[test]
fn evidence_in_traditional_chinese_points_at_the_original_bytes() {
    let text = "刪除檔案";
    let found = of("x", text);
    let said: Vec<_> =
        found.evidence.iter().filter(|e| e.field == "description").map(|e| (e.text.as_str(), &text[e.start..e.end])).collect();
    assert!(said.contains(&("刪除", "刪除")) && said.iter().all(|(told, there)| told == there), "{said:?}");
}

#[test]
fn the_verbs_of_seven_languages_are_read() {
    let cases = [
        ("ファイルの一覧を取得します。", Category::Read),
        ("ファイルを削除します。", Category::Write),
        ("コマンドを実行するツールです。", Category::Execute),
        ("사용자 정보를 조회합니다.", Category::Read),
        ("메시지를 전송합니다.", Category::Write),
        ("스크립트를 실행합니다.", Category::Execute),
        ("Возвращает список файлов.", Category::Read),
        ("Удаляет файл из папки.", Category::Write),
        ("Запускает команду на сервере.", Category::Execute),
        ("Obtiene la lista de los usuarios.", Category::Read),
        ("Elimina un archivo de la carpeta.", Category::Write),
        ("Ejecuta un comando en el servidor.", Category::Execute),
        ("Listet alle Dateien für den Benutzer auf.", Category::Read),
        ("Löscht eine Datei aus dem Ordner.", Category::Write),
        ("Führt einen Befehl auf dem Server aus.", Category::Execute),
        ("Recherche un fichier dans le dossier.", Category::Read),
        ("Supprime un fichier du dossier.", Category::Write),
        ("Exécute une commande sur le serveur.", Category::Execute),
        ("Retorna os arquivos da pasta.", Category::Read),
        ("Exclui um arquivo da pasta.", Category::Write),
        ("Executa um comando no servidor.", Category::Execute),
    ];
    for (description, category) in cases {
        assert_eq!(of("x", description).category, category, "{description}");
    }
}

#[test]
fn what_is_deleted_in_another_language_is_destroyed() {
    for description in ["ファイルを削除します。", "파일을 삭제합니다.", "Supprime un fichier du dossier.", "Удаляет файл."]
    {
        assert!(of("x", description).has(Trait::Destructive), "{description}");
    }
}

#[test]
fn the_confidence_is_kept_low_in_a_language_that_is_half_read() {
    for (tool, description) in [("get_user", "사용자 정보를 조회합니다."), ("delete_file", "Elimina un archivo de la carpeta.")]
    {
        assert!(of(tool, description).confidence.value() <= 0.8, "{description}");
    }
}

#[test]
fn without_a_known_verb_the_confidence_is_a_half_at_most() {
    for description in ["Gestor de los archivos de la carpeta.", "ファイルのためのツールです。", "Ein Werkzeug für die Dateien der Firma."]
    {
        assert!(of("x", description).confidence.value() <= 0.5, "{description}");
    }
}

#[test]
fn the_rationale_names_the_language() {
    let cases = [
        ("ファイルの一覧を取得します。", "Japanese"),
        ("사용자 정보를 조회합니다.", "Korean"),
        ("Возвращает список файлов.", "Russian"),
        ("Elimina un archivo de la carpeta.", "Spanish"),
        ("Löscht eine Datei aus dem Ordner.", "German"),
        ("Supprime un fichier du dossier.", "French"),
        ("Exclui um arquivo da pasta.", "Portuguese"),
    ];
    for (description, language) in cases {
        let found = of("x", description).rationale;
        assert!(found.contains(&format!("The description is in {language}, which the rules read only in part")), "{found}");
    }
}

#[test]
fn words_that_only_look_english_are_no_evidence() {
    for description in ["Name und Report der Firma für den Export.", "Los datos son de control y no de test, para el import."] {
        let found = of("x", description);
        assert!(found.evidence.iter().all(|evidence| evidence.field != "description"), "{description}: {:?}", found.evidence);
    }
}

#[test]
fn a_no_in_spanish_negates_what_follows_and_nothing_else_does() {
    assert_eq!(of("get_file", "No elimina los archivos de la carpeta.").category, Category::Read);
}

#[test]
fn a_participle_before_the_verb_is_no_deed() {
    for description in ["削除されたファイルを取得します。", "삭제된 파일을 조회합니다."] {
        assert_eq!(judged(description), (Category::Read, Risk::Low, vec![]), "{description}");
    }
}

#[test]
fn the_name_still_counts_in_full() {
    for description in ["サーバーのための便利なツールです。", "Ein Werkzeug für die Dateien der Firma."] {
        assert_eq!(of("delete_database", description).category, Category::Write, "{description}");
    }
}

#[test]
fn english_with_a_few_foreign_words_stays_english() {
    for description in [
        "Search Korean law (법령) by keyword.",
        "Translates a text such as “Guten Tag, die Katze” to English.",
        "Reads a file, e.g. a か b.",
    ] {
        assert!(!of("x", description).rationale.contains("only in part"), "{description}");
    }
}

#[test]
fn names_in_another_language_are_read() {
    for (tool, category) in
        [("obtener_usuario", Category::Read), ("eliminar_archivo", Category::Write), ("ejecutar_comando", Category::Execute)]
    {
        assert_eq!(of(tool, "").category, category, "{tool}");
    }
}
