# 実行が最後まで進まなかったとき。

interrupted = 中断しました。バッチは作られていません
list-changed = エラー: 読み込み中に名簿か署名画像が変わりました
    .hint = 表計算ソフトで閉じてから、作り直してください
busy = エラー: 別の実行が`{ $folder }`でこのバッチを処理しています
    .hint = 終わるまでお待ちください
damaged = エラー: `{ $path }`が壊れています
    .hint = 作り直すか、完全なものがある場所からコピーし直してください。何も作られていません
disturbed = エラー: バッチの作成中に`{ $path }`が削除または変更されました
    .hint = 一つのバッチは一度に一つの実行だけで作り、ほかのプログラムがこのフォルダーに触れないようにして、作り直してください
no-room = エラー: ディスクに空きがありません: { $error }
    .hint-out = 空きを作るか、--outで別のフォルダーを指定してください。バッチは作られていません
    .hint = 空きを作るか、TMPDIRに空きのあるフォルダーを設定してください。バッチは作られていません
file-too-large = エラー: ファイルが許された大きさを超えます: { $error }
    .hint = ファイルの大きさの制限(`ulimit -f`)を上げてください。`build`が作るファイルは--volume-sizeで小さくできます。中途半端な変更はありません
    .hint-archive = ファイルの大きさの制限(`ulimit -f`)を上げ、同じコマンドをもう一度実行してください。中途半端な変更はありません
failure = エラー: { $error }
forbidden = エラー: { $error }
    .hint = 書き込めるフォルダーを選ぶか、権限を変えてください。何も作られていません
standard-output = 標準出力に書き込めませんでした
spool = 一時ファイルのフォルダーにある名簿の写し

machine-already-there = 同じ名前のものがすでにあります
machine-bad-name = 名前が長すぎるか、ディスクが受け付けない名前です
machine-busy = ほかで使用中です
machine-file-too-large = ファイルが大きすぎます
machine-folder = フォルダーです
machine-full = 空きがありません
machine-no-folder = 途中にフォルダーでないものがあります
machine-no-memory = メモリーが足りません
machine-not-empty = フォルダーが空ではありません
machine-not-there = 見つかりません
machine-permission-denied = 権限がありません
machine-quota = ディスクの割り当てを使い切りました
machine-read-only = ディスクは読み取り専用です

misuse-command = コマンド`{ $typed }`はありません
misuse-option = ここにオプション`{ $typed }`はありません
misuse-no-value = `{ $option }`には値が必要です
misuse-value = `{ $value }`は`{ $option }`の値ではありません
misuse-value-known = `{ $value }`は`{ $option }`の値ではありません。あるもの: { $known }
misuse-value-reason = `{ $value }`は`{ $option }`の値ではありません: { $reason }
misuse-missing = 足りないもの: { $missing }
misuse-no-command = コマンドが指定されていません
misuse-conflict = `{ $option }`は{ $other }と一緒に使えません
misuse-help = コマンドの後に`--help`をつけると、使えるものが表示されます
